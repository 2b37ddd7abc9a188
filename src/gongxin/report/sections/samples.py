"""Up to three findings of each detector, with the records they rest on."""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from gongxin.detection import catalogue
from gongxin.records import TABLES
from gongxin.report.material import Material
from gongxin.supervision.records_behind import Records, withheld

ROWS = 4  # records of one table shown side by side


@dataclass(frozen=True)
class Sheet:
    """Records of one table side by side: a label and the cells of each record."""

    title: str
    fields: list[tuple[str, list[str]]]
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
        evidence=[
            (labels(m.language).get(name, name), _cell(value))
            for name, value in withheld(json.loads(row["evidence"])).items()
        ],
        sheets=[_sheet(Records.from_record(one), m.language) for one in records],
    )


def _sheet(records: Records, language: str) -> Sheet:
    declared = TABLES[records.table]
    rows = records.rows[:ROWS]
    labels = [declared[name].zh if language == "zh" else declared[name].en for name in records.columns]
    fields = [(label, [row[i] for row in rows]) for i, label in enumerate(labels)]
    told = [(label, cells) for label, cells in fields if any(cells)]
    more = records.more + len(records.rows) - len(rows)
    return Sheet(declared.zh if language == "zh" else declared.en, told, len(rows), more)


def _cell(value: object) -> str:
    return "–" if value is None else str(value)


@functools.cache
def labels(language: str) -> dict[str, str]:
    """Column name → label, for evidence that is named after a column of the contract."""
    columns = [column for table in reversed(TABLES.values()) for column in table.columns]
    return {column.name: column.zh if language == "zh" else column.en for column in columns}
