"""Up to three findings of each detector, with the records they rest on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from gongxin.detection import catalogue
from gongxin.records import TABLES
from gongxin.report.material import Material
from gongxin.supervision.cells import readable
from gongxin.supervision.evidence_labels import in_words
from gongxin.supervision.records_behind import Records, told_values, withheld

ROWS = 4  # records of one table shown side by side


@dataclass(frozen=True)
class Sheet:
    """Records of one table side by side: a label and the cells of each record."""

    title: str
    fields: list[tuple[str, list[tuple[str, bool]]]]  # a cell, and whether the finding tells it
    count: int
    more: int


@dataclass(frozen=True)
class Sample:
    """One finding in words, with compared values and records."""

    id: str
    severity: str
    score: float
    sentence: str
    evidence: list[tuple[str, str]]
    sheets: list[Sheet]


@dataclass(frozen=True)
class Group:
    """The samples of one detector."""

    id: str
    question: str
    findings: int
    samples: list[Sample]


def samples(m: Material) -> list[Group]:
    """Detectors with findings, in the order of their ids."""
    kept = m.result.samples()
    chosen = m.findings.filter(pc.is_in(m.findings["finding_id"], pa.array(list(kept), pa.string()))).to_pylist()
    counts = {row["detector"]: row["findings"] for row in m.coverage}
    groups = []
    for id_, one in catalogue.detectors().items():
        own = [_sample(m, row, kept[row["finding_id"]]) for row in chosen if row["detector"] == id_]
        if own:
            groups.append(Group(id_, one.question.in_language(m.language), counts.get(id_, len(own)), own))
    return groups


def _sample(m: Material, row: dict[str, Any], records: list[dict[str, Any]]) -> Sample:
    return Sample(
        id=row["finding_id"],
        severity=row["severity"],
        score=row["score"],
        sentence=row[f"explanation_{m.language}"],
        evidence=list(in_words(withheld(json.loads(row["evidence"])), m.language)),
        sheets=[_sheet(Records.from_record(one), told_values(row), m.language) for one in records],
    )


def _sheet(records: Records, told: frozenset[str], language: str) -> Sheet:
    declared = TABLES[records.table]
    rows = records.rows[:ROWS]
    columns = [declared[name] for name in records.columns]
    fields = [
        (
            column.zh if language == "zh" else column.en,
            [(readable(column, row[at], language), row[at] in told) for row in rows],
        )
        for at, column in enumerate(columns)
    ]
    filled = [(label, cells) for label, cells in fields if any(cell for cell, _ in cells)]
    more = records.more + len(records.rows) - len(rows)
    return Sheet(declared.zh if language == "zh" else declared.en, filled, len(rows), more)
