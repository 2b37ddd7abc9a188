"""The records a finding rests on, as the run saw them: looked up in the registers by the keys the finding names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from gongxin.casework.registry.models import REGISTERS
from gongxin.casework.registry.when import When
from gongxin.casework.runs.models import Finding, Run
from gongxin.detection import catalogue
from gongxin.records import TABLES
from gongxin.records.model import Access, Column, Table
from gongxin.supervision.records_behind import WITHHELD, as_text, columns_seen, conditions_for, keys_of, told_values

AT_MOST = 12
IDS = ("body_id", "org_id", "plan_id", "cert_no", "person_id")


@dataclass(frozen=True)
class Shown:
    """Rows of one table; each cell with whether the finding speaks of its value."""

    table: Table
    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[str, bool], ...], ...]
    more: bool


def records_of(finding: Finding, run: Run, *, personal: bool) -> list[Shown]:
    """At most `AT_MOST` rows of each table, only columns the detector could see; personal ones only if `personal`."""
    detector = catalogue.detectors().get(finding.detector)
    if detector is None:
        return []
    said = {name: getattr(finding, name) for name in (*IDS, "evidence")}
    seen, keys, told = columns_seen(detector), keys_of(said), told_values(said)
    found: list[Shown] = []
    for name in (name for name in TABLES if name in seen):
        rows = _rows(name, finding, conditions_for(name, keys), When(run.as_of, run.known_at))
        if rows:
            found.append(_shown(name, rows, seen[name], told, personal))
    return found


def without_people(text: str, finding: Finding, but: str = "") -> str:
    """A sentence without the people it names, `but` left in."""
    named = keys_of({name: getattr(finding, name) for name in (*IDS, "evidence")}).get("person_id", frozenset())
    for person in sorted(named - {but}, key=len, reverse=True):
        text = text.replace(person, "…")
    return text


def _rows(name: str, finding: Finding, conditions: list[dict[str, frozenset[str]]], when: When) -> list[Any]:
    """The rows of the narrowest condition that finds any."""
    for condition in conditions:
        rows = REGISTERS[name].objects.at(when)
        listed = condition.get("cert_nos")
        if listed is not None and not finding.org_id:
            continue  # a list of numbers has no index; by the organisation it is short
        if listed is not None:
            near = rows.filter(org_id=finding.org_id).order_by("pk")[:500]
            held = [row for row in near if listed & set((row.cert_nos or "").split("；"))]
        else:
            wanted = {f"{column}__in": sorted(values) for column, values in condition.items()}
            held = list(rows.filter(**wanted).order_by("pk")[: AT_MOST + 1])
        if held:
            return held
    return []


def _shown(name: str, rows: list[Any], seen: set[str], told: frozenset[str], personal: bool) -> Shown:
    table = TABLES[name]
    hidden = set(WITHHELD if name in ("people", "organisations") else ())
    if not personal:
        hidden |= {column.name for column in table.columns if column.access is Access.PERSONAL}
    wanted = (seen | set(table.key)) - hidden
    columns = tuple(one for one in table.columns if one.name in wanted)
    texts = [tuple(_cell(getattr(row, column.name), told) for column in columns) for row in rows[:AT_MOST]]
    texts.sort(key=lambda row: (-sum(hit for _, hit in row), row))
    return Shown(table, columns, tuple(texts), len(rows) > AT_MOST)


def _cell(value: Any, told: frozenset[str]) -> tuple[str, bool]:
    if hasattr(value, "tzinfo") and value.tzinfo is not None:
        value = timezone.localtime(value).replace(tzinfo=None)
    text = as_text(value)
    return text, bool(text) and text in told
