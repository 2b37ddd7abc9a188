"""A checkpoint of the registry: both sorted maps of a day, their roots in one entry of the log.

`certificates`: number → `status from to body organisation standard`, one value a certificate (numbers that bodies
made up themselves can be used twice). `holdings`: `organisation standard` → the numbers of its certificates. Empty
fields are `-`; organisations without a credit code, and with them natural persons, are not written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gongxin.codes.plain_text import plain
from gongxin.ledger.entries import entry
from gongxin.ledger.presence import CERTIFICATES, HOLDINGS, MAPS, REGISTRY, answer, certificate_key, holding_key
from gongxin.ledger.receipt import Receipt
from gongxin.ledger.sorted_map import SortedMap, build, merged
from gongxin.ledger.writer import make_receipt

NOTHING = "-"


@dataclass(frozen=True)
class Certificate:
    """A certificate as the register shows it to everyone; `organisation` is a credit code or empty."""

    number: str
    status: str
    from_on: date | None
    to_on: date | None
    body: str
    organisation: str = ""
    standard: str = ""

    @property
    def value(self) -> str:
        """As the map writes it."""
        days = [day.isoformat() if day else NOTHING for day in (self.from_on, self.to_on)]
        rest = [plain(one) or NOTHING for one in (self.body, self.organisation, self.standard)]
        return " ".join([self.status or NOTHING, *days, *rest])


def build_maps(folder: Path, certificates: Iterable[Certificate]) -> dict[str, tuple[int, bytes]]:
    """Write both maps below `folder`; returns size and root of each. Sorts in memory."""
    by_number, by_holding = [], []
    for one in certificates:
        number = certificate_key(one.number)
        if not number:
            continue
        by_number.append((number, one.value))
        if one.organisation and one.standard:
            by_holding.append((holding_key(one.organisation, one.standard), number))
    return {
        CERTIFICATES: build(folder / CERTIFICATES, merged(_ascending(by_number))),
        HOLDINGS: build(folder / HOLDINGS, merged(_ascending(by_holding))),
    }


def registry_entry(at: str, as_of: date, roots: dict[str, tuple[int, bytes]], states: str | None = None) -> bytes:
    """The entry for the log; `states` is the digest of the offline bundle of the same day."""
    fields = {name: root.hex() for name, (_, root) in roots.items()}
    sizes = {f"{name}_size": size for name, (size, _) in roots.items()}
    return entry(REGISTRY, at=at, as_of=as_of.isoformat(), **fields, **sizes, **({"states": states} if states else {}))


class Registry:
    """A published checkpoint of the registry that answers with receipts: entry `index` of the log, maps in `maps`."""

    def __init__(self, log: Path, index: int, entry: bytes, maps: Path) -> None:
        self.entry, self._receipt = entry, make_receipt(log, index)
        self.maps = {name: SortedMap(maps / name) for name in MAPS}

    def certificate(self, number: str) -> Receipt:
        """The receipt for a certificate number: its states, or that it is not in the register."""
        return self._answer(CERTIFICATES, certificate_key(number))

    def holding(self, organisation: str, standard: str) -> Receipt:
        """The receipt for an organisation and a standard: its certificate numbers, or that there are none."""
        return self._answer(HOLDINGS, holding_key(organisation, standard))

    def _answer(self, map_: str, key: str) -> Receipt:
        return answer(self.maps[map_], map_, key, self.entry, self._receipt)


def _ascending(pairs: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """By the bytes of the key, then of the value; UTF-8 orders as code points do."""
    yield from sorted(pairs)
