"""The records a finding rests on, found again by the keys that the finding carries.

A finding names ids, and its evidence names more of them (`other_plan_id`, `sign_in_ids`). Each table its detector
read is searched by the most telling of those keys. Only columns the detector could see are shown, and never the name
or telephone of a person.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import ibis
import ibis.expr.types as ir

from gongxin.detection import catalogue
from gongxin.detection.model import IDS, Detector, Fact
from gongxin.detection.runner import Runner
from gongxin.records import TABLES

KEYS = (*IDS, "sign_in_id", "explanation_id", "registration_no", "rule_no", "device_id", "decision_no")
EVENT_KEYS = ("plan_id", "cert_no", "person_id", "device_id")
REGISTERS = {"approved_scopes": "body_id", "rules": "body_id", "registrations": "body_id"}
SUBJECTS = {"penalties": "subject_id", "complaints": "about_id"}
WITHHELD = frozenset({"name", "legal_person", "phone"})  # of people and organisations: identifiers are enough
AT_MOST = 12
Condition = dict[str, frozenset[str]]


@dataclass(frozen=True)
class Records:
    """Rows of one table as texts; `more` further rows were left out."""

    table: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: int

    def as_record(self) -> dict[str, Any]:
        """Ready for JSON."""
        return {
            "table": self.table,
            "columns": list(self.columns),
            "rows": [list(r) for r in self.rows],
            "more": self.more,
        }

    @classmethod
    def from_record(cls, said: Mapping[str, Any]) -> Records:
        """Read back from JSON."""
        return cls(said["table"], tuple(said["columns"]), tuple(tuple(row) for row in said["rows"]), said["more"])


def records_behind(findings: list[Mapping[str, Any]], runner: Runner) -> dict[str, list[Records]]:
    """Finding id → the records behind it, for a handful of findings, each table searched once per key."""
    searches: dict[str, list[tuple[Mapping[str, Any], list[Condition]]]] = {}
    for finding in findings:
        for table in columns_seen(catalogue.detectors()[finding["detector"]]):
            conditions = conditions_for(table, keys_of(finding))
            if conditions and table in runner.files:
                searches.setdefault(table, []).append((finding, conditions))
    found: dict[str, list[Records]] = {finding["finding_id"]: [] for finding in findings}
    for table in (name for name in TABLES if name in searches):
        rows = _fetch(table, searches[table], runner)
        for finding, conditions in searches[table]:
            chosen = _chosen(rows, conditions)
            if chosen:
                found[finding["finding_id"]].append(_shown(table, finding, chosen))
    return found


def keys_of(finding: Mapping[str, Any]) -> Condition:
    """Every key a finding carries, in its ids and in its evidence."""
    held: dict[str, set[str]] = {}
    evidence = json.loads(finding["evidence"] or "{}")
    for name, value in [*((name, finding[name]) for name in IDS), *evidence.items()]:
        key = next((key for key in KEYS if re.search(rf"(^|_){key}s?($|_)", name)), None)
        if key and value not in (None, ""):
            held.setdefault(key, set()).update(_values(value))
    return {key: frozenset(values) for key, values in held.items()}


def conditions_for(table: str, keys: Condition) -> list[Condition]:
    """How to search `table`, the narrowest way first; the next is tried where one finds nothing."""
    declared = TABLES[table]
    own = declared.key[0]
    if len(declared.key) == 1 and own in keys:
        return [{own: keys[own]}]
    linked = {key: keys[key] for key in EVENT_KEYS if key in keys and key in declared.names}
    if linked:
        return [linked, dict([next(iter(linked.items()))])]
    if "cert_nos" in declared.names and "cert_no" in keys:
        return [{"cert_nos": keys["cert_no"]}]
    if table in REGISTERS and REGISTERS[table] in keys:
        return [{REGISTERS[table]: keys[REGISTERS[table]]}]
    if table in SUBJECTS:
        return [{SUBJECTS[table]: keys[key]} for key in ("person_id", "org_id", "body_id") if key in keys][:1]
    return []


def columns_seen(declared: Detector | Fact) -> dict[str, set[str]]:
    """Contract table → the columns a detector sees, itself or through its facts."""
    seen: dict[str, set[str]] = {}
    for name, columns in declared.reads.items():
        below = {name: set(columns)} if name in TABLES else columns_seen(catalogue.facts()[name])
        for table, names in below.items():
            seen.setdefault(table, set()).update(names)
    return seen


def _values(value: Any) -> Iterable[str]:
    parts = value if isinstance(value, list) else re.split("[；;]", str(value))
    return (str(part).strip() for part in parts if str(part).strip())


def _fetch(
    table: str, searches: list[tuple[Mapping[str, Any], list[Condition]]], runner: Runner
) -> list[dict[str, Any]]:
    """Every row of `table` that one of the searches might want, in one pass over the columns that are shown."""
    wanted: dict[str, set[str]] = {}
    columns = set(TABLES[table].key)
    for finding, conditions in searches:
        columns |= columns_seen(catalogue.detectors()[finding["detector"]])[table]
        for condition in conditions:
            columns |= condition.keys()
            column, values = next(iter(condition.items()))
            wanted.setdefault(column, set()).update(values)
    source = runner.table(table)
    keep = [_sought(source[column], column, sorted(values)) for column, values in wanted.items()]
    narrowed = source.select(*(name for name in TABLES[table].names if name in columns))
    return _distinct(runner.engine.fetch(narrowed.filter(ibis.or_(*keep))).to_pylist())


def _sought(cell: ir.Column, column: str, values: list[str]) -> ir.BooleanValue:
    """Whether a cell is one of `values`; for a joined list whether it may hold one, which `_holds` then decides."""
    if column == "cert_nos":
        return cell.re_search("|".join(re.sub(r"\W", ".", value) for value in values))
    return cell.isin(values)


def _distinct(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return list({tuple(map(str, row.values())): row for row in rows}.values())


def _chosen(rows: list[dict[str, Any]], conditions: list[Condition]) -> list[dict[str, Any]]:
    """The rows of the narrowest condition, and for each value of the next ones that no row has yet, theirs."""
    kept: list[dict[str, Any]] = []
    for condition in conditions:
        lead = next(iter(condition))
        missing = condition[lead] - {value for row in kept for value in _values(row[lead])}
        wanted = {**condition, lead: frozenset(missing)}
        kept += [row for row in rows if all(_holds(row[column], values) for column, values in wanted.items())]
    return kept


def _holds(cell: Any, values: frozenset[str]) -> bool:
    return cell is not None and not values.isdisjoint(_values(cell))


def _shown(table: str, finding: Mapping[str, Any], rows: list[dict[str, Any]]) -> Records:
    declared = TABLES[table]
    seen = columns_seen(catalogue.detectors()[finding["detector"]])[table] | set(declared.key)
    hidden = WITHHELD if table in ("people", "organisations") else frozenset()
    columns = tuple(name for name in declared.names if name in seen and name not in hidden)
    told = told_values(finding)
    texts = sorted((tuple(as_text(row[name]) for name in columns) for row in rows), key=lambda r: (-_hits(r, told), r))
    return Records(table, columns, tuple(texts[:AT_MOST]), max(0, len(texts) - AT_MOST))


def told_values(finding: Mapping[str, Any]) -> frozenset[str]:
    """The ids, days and values a finding tells, as texts: the cells of its records that a reader looks for."""
    evidence = json.loads(finding["evidence"] or "{}")
    told = [value for value in evidence.values() if isinstance(value, str | float)]
    ids = [finding[name] for name in IDS]
    return frozenset(as_text(value) for value in (*told, *ids) if value not in (None, "", True, False))


def _hits(cells: Iterable[str], told: frozenset[str]) -> int:
    return sum(cell in told for cell in cells)


def withheld(evidence: Mapping[str, Any]) -> dict[str, Any]:
    """Evidence without the names and telephones of people."""
    return {name: value for name, value in evidence.items() if name not in WITHHELD}


def as_text(value: Any) -> str:
    """A cell as it is shown: nothing for null, times to the second, numbers without a trailing nought."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    return str(value)
