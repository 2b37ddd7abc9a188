"""Public randomness that nobody knows when the draw is committed, and the published rule that makes it one seed.

Sources, named in the plan before the draw and valued after it:

- `drand`: a round of the League of Entropy's quicknet chain; 32 bytes from a threshold signature that is checked;
- `figures`: published figures as in RFC 3797 (lottery numbers, index closes), written as its canonical string;
- `party`: 32 bytes that a party fixed by their hash beforehand and reveals afterwards.

seed = SHA-256("gongxin-draw/1 seed\\n" ‖ canonical JSON of {"commitment", "values"}), values in the order of the plan.
One honest source is enough, as long as no other is chosen by somebody who already knows it: so parties' hashes
are fixed in the commitment, and a party that does not reveal makes the draw fail visibly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gongxin.draw import drand
from gongxin.draw.canonical import canonical, labelled
from gongxin.draw.rfc3797 import FORMS, canonical_item
from gongxin.errors import InputRefused

HEX = frozenset("0123456789abcdef")
FIELDS = {
    "drand": {"kind", "round"},
    "figures": {"kind", "name", "when", "form"},
    "party": {"kind", "name", "hash"},
}


def checked_sources(sources: Iterable[Mapping[str, Any]], where: str) -> tuple[Mapping[str, Any], ...]:
    """The sources of a plan, refused where one is not understood."""
    return tuple(_checked(source, where) for source in sources)


def _checked(source: Mapping[str, Any], where: str) -> Mapping[str, Any]:
    kind = str(source.get("kind", ""))
    if set(source) != FIELDS.get(kind):
        needed = "; ".join(f"{name}: {', '.join(sorted(fields - {'kind'}))}" for name, fields in FIELDS.items())
        raise InputRefused("%(file)s: a randomness needs kind and its fields (%(needed)s).", file=where, needed=needed)
    if not _can_be(source):
        raise InputRefused("%(file)s: the randomness %(kind)s has a value that cannot be.", file=where, kind=kind)
    return {name: value if isinstance(value, int) else str(value) for name, value in source.items()}


def _can_be(source: Mapping[str, Any]) -> bool:
    match source["kind"]:
        case "drand":
            return isinstance(source["round"], int) and source["round"] > 0
        case "figures":
            return source["form"] in FORMS and bool(source["name"]) and bool(source["when"])
        case _:
            return _is_hash(source["hash"]) and bool(source["name"])


def party_hash(secret: bytes) -> str:
    """What a party publishes beforehand of its 32 bytes."""
    return labelled("party", secret).hex()


def value_of(source: Mapping[str, Any], told: Any) -> str:
    """The value of a source in the one spelling that enters the seed; refuses what does not belong to the source.

    `told`: for drand the signature in hexadecimal, for figures the figures, for a party its 32 bytes in hexadecimal.
    """
    match source["kind"]:
        case "drand":
            return drand.randomness(source["round"], _hex(told, 48, source))
        case "figures":
            return canonical_item(source["form"], told)
        case _:
            secret = _hex(told, 32, source)
            if party_hash(secret) != source["hash"]:
                raise InputRefused("%(name)s revealed something else than it fixed beforehand.", name=source["name"])
            return secret.hex()


def values_of(sources: Sequence[Mapping[str, Any]], told: Sequence[Any]) -> list[str]:
    """The values of all sources, in the order of the plan."""
    if len(sources) != len(told):
        raise InputRefused("The plan names %(needed)d sources of randomness, %(given)d values were given.",
                           needed=len(sources), given=len(told))  # fmt: skip
    return [value_of(source, one) for source, one in zip(sources, told, strict=True)]


def seed_of(commitment: str, values: Sequence[str]) -> bytes:
    """The 32 bytes from which everything is drawn."""
    return labelled("seed", canonical({"commitment": commitment, "values": list(values)}))


def _is_hash(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 64 and set(value) <= HEX


def _hex(told: Any, length: int, source: Mapping[str, Any]) -> bytes:
    try:
        value = bytes.fromhex(told)
    except (TypeError, ValueError):
        value = b""
    if len(value) != length:
        raise InputRefused("The value of %(kind)s is %(length)d bytes in hexadecimal.",
                           kind=source["kind"], length=length)  # fmt: skip
    return value
