"""The register at a day, in a receipt: this certificate, with this state; or no such certificate.

A receipt of `receipt`, whose entry is a checkpoint of the registry. Beside the entry the line `extra` carries which
map was asked (`map`), for which `key`, and the leaves that answer (`leaves`: index, line, proof in base64).
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gongxin.codes.plain_text import plain
from gongxin.ledger.canonical import canonical
from gongxin.ledger.checkpoint import read_hash
from gongxin.ledger.disproved import Disproved
from gongxin.ledger.entries import KIND, read_entry
from gongxin.ledger.hashing import EMPTY_ROOT, leaf_hash
from gongxin.ledger.policy import Policy, Witnessed
from gongxin.ledger.proofs import included
from gongxin.ledger.receipt import Receipt, is_text
from gongxin.ledger.sorted_map import TAB, Leaf, SortedMap, key_of

CERTIFICATES, HOLDINGS = "certificates", "holdings"  # the maps, as the entry registry-checkpoint names their roots
MAPS = (CERTIFICATES, HOLDINGS)
REGISTRY = "registry-checkpoint"
ASKED = {"entry", "map", "key", "leaves"}  # what a receipt about the register carries; anything else is not understood


@dataclass(frozen=True)
class Proven:
    """What a receipt proves: the entry; for the register also the key asked and its values, none where not there."""

    witnessed: Witnessed
    index: int
    entry: Mapping[str, Any]
    map: str = ""
    key: str = ""
    values: tuple[str, ...] = ()


def certificate_key(number: str) -> str:
    """How a certificate number is written in the map: half-width, upper case, without spaces."""
    return plain(number)


def holding_key(organisation: str, standard: str) -> str:
    """How an organisation (credit code) and a standard are written in the map."""
    return f"{plain(organisation)} {plain(standard)}"


def answer(held: SortedMap, map_: str, key: str, entry: bytes, receipt: Receipt) -> Receipt:
    """The receipt of the registry checkpoint `entry`, made to answer for `key` in one of its maps."""
    leaves = [
        {"index": leaf.index, "line": leaf.line, "proof": [base64.b64encode(one).decode() for one in leaf.proof]}
        for leaf in held.evidence(key)
    ]
    extra = canonical({"entry": entry.decode(), "map": map_, "key": key, "leaves": leaves})
    return Receipt(receipt.index, receipt.proof, receipt.checkpoint, extra)


def prove(receipt: Receipt, policy: Policy) -> Proven:
    """What a receipt proves; refuses one that does not."""
    said = receipt.said
    held = said["entry"].encode()
    witnessed = receipt.check(held, policy)
    entry = read_entry(held)
    if said.keys() == {"entry"}:
        return Proven(witnessed, receipt.index, entry)
    map_, key = said.get("map"), said.get("key")
    if said.keys() != ASKED or entry[KIND] != REGISTRY or map_ not in MAPS or not is_text(key):
        raise Disproved("The receipt speaks of the register, but its entry is no checkpoint of the registry.")
    leaves = _leaves(said.get("leaves"))
    values = values_of(key, bytes.fromhex(entry[map_]), entry[f"{map_}_size"], leaves)
    return Proven(witnessed, receipt.index, entry, map_, key, values)


def values_of(key: str, root: bytes, size: int, leaves: Sequence[Leaf]) -> tuple[str, ...]:
    """The values of `key` in the map of `size` leaves under `root`, by the evidence; empty where proven absent."""
    for leaf in leaves:
        if not included(root, leaf.index, size, leaf_hash(leaf.line.encode()), leaf.proof):
            raise Disproved("A line of the register in the receipt does not belong to its signed root.")
    keys = [key_of(leaf.line) for leaf in leaves]
    if len(leaves) == 1 and keys[0] == key:
        return tuple(leaves[0].line.split(TAB)[1:])
    if not _absent(key.encode(), [one.encode() for one in keys], [leaf.index for leaf in leaves], size, root):
        raise Disproved("The lines in the receipt do not show that %(key)s is missing from the register.", key=key)
    return ()


def _absent(key: bytes, keys: Sequence[bytes], places: Sequence[int], size: int, root: bytes) -> bool:
    match list(zip(places, keys, strict=True)):
        case []:
            return size == 0 and root == EMPTY_ROOT
        case [(place, only)]:
            return (place == 0 and key < only) or (place == size - 1 and only < key)
        case [(left, before), (right, after)]:
            return right == left + 1 and before < key < after
    return False


def _leaves(said: Any) -> list[Leaf]:
    try:
        return [_leaf(one["index"], one["line"], one["proof"]) for one in said]
    except (TypeError, KeyError, ValueError):
        raise Disproved("The receipt is damaged: a line of it is not what the format asks for.") from None


def _leaf(index: Any, line: Any, proof: Any) -> Leaf:
    if type(index) is not int or not is_text(line):
        raise ValueError
    return Leaf(index, line, tuple(_hash(each) for each in proof))


def _hash(text: str) -> bytes:
    held = read_hash(text)
    if held is None:
        raise ValueError(text)
    return held
