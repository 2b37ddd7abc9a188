"""Certificates in and out, month by month, and to and from whom they were transferred."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from gongxin.i18n import Text

IN = {
    "issued": Text("颁发", "issued"),
    "restored": Text("恢复", "restored"),
    "transferred_in": Text("转入", "transferred in"),
}
OUT = {
    "suspended": Text("暂停", "suspended"),
    "revoked": Text("撤销", "revoked"),
    "cancelled": Text("注销", "cancelled"),
    "expired": Text("到期失效", "expired"),
    "transferred_out": Text("转出", "transferred out"),
}
MEASURES = {**IN, **OUT}


@dataclass(frozen=True)
class Month:
    """The numbers of one month by measure, its audits, and its findings by pattern."""

    month: date
    numbers: dict[str, int] = field(default_factory=dict)
    audits: int = 0
    findings: dict[str, int] = field(default_factory=dict)

    @property
    def found(self) -> int:
        """All findings of the month."""
        return sum(self.findings.values())


@dataclass(frozen=True)
class Transfer:
    """Certificates that came from another body or went there."""

    body_id: str
    into: int
    out: int


def months_of(rows: list[dict[str, Any]], until: date) -> list[Month]:
    """Every month from the first that has anything to that of `until`, also those in which nothing happened."""
    told = [row for row in rows if row["month"] <= until.isoformat()]
    if not told:
        return []
    by_month: dict[date, list[dict[str, Any]]] = defaultdict(list)
    for row in told:
        by_month[date.fromisoformat(row["month"])].append(row)
    return [_month(month, by_month.get(month, [])) for month in _every(min(by_month), until)]


def transfers_of(rows: list[dict[str, Any]], until: date) -> list[Transfer]:
    """The other bodies by how much was transferred, the most first."""
    into: Counter[str] = Counter()
    out: Counter[str] = Counter()
    for row in rows:
        if row["month"] <= until.isoformat() and row["measure"].startswith("transferred"):
            (into if row["measure"] == "transferred_in" else out)[row["key"]] += row["number"]
    found = [Transfer(body_id, into[body_id], out[body_id]) for body_id in into.keys() | out.keys()]
    return sorted(found, key=lambda one: (-(one.into + one.out), one.body_id))


def _month(month: date, rows: list[dict[str, Any]]) -> Month:
    numbers: Counter[str] = Counter()
    findings: dict[str, int] = {}
    for row in rows:
        if row["measure"] == "findings":
            findings[row["key"]] = row["number"]
        else:
            numbers[row["measure"]] += row["number"]
    audits = numbers.pop("audits", 0)
    return Month(month, dict(numbers), audits, findings)


def _every(first: date, until: date) -> list[date]:
    found, at = [], first.replace(day=1)
    while at <= until:
        found.append(at)
        at = date(at.year + at.month // 12, at.month % 12 + 1, 1)
    return found
