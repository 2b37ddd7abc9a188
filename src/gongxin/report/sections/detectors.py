"""Every detector with its question, its law, what came of it, and whether it could be put at all."""

from __future__ import annotations

import inspect
from collections import Counter
from dataclasses import dataclass

from gongxin.detection import catalogue
from gongxin.records import TABLES
from gongxin.report.material import Material


@dataclass(frozen=True)
class Line:
    """One detector. `missing` names the tables whose absence kept it from being put."""

    id: str
    pattern: str
    severity: str
    question: str
    law: list[str]
    method: str
    assessed: bool
    why: str
    rows_read: int
    findings: int
    bodies: int
    seconds: float


def detectors(m: Material) -> list[Line]:
    """One line each, those with findings first."""
    pairs = {(row["detector"], row["body_id"]) for row in m.findings.select(["detector", "body_id"]).to_pylist()}
    bodies = Counter(detector for detector, body in pairs if body)
    known = catalogue.detectors()
    lines = [_line(m, row, bodies) for row in m.coverage if row["detector"] in known]
    return sorted(lines, key=lambda line: (not line.assessed, line.id))


def _line(m: Material, row: dict[str, object], bodies: Counter[str]) -> Line:
    one = catalogue.detectors()[str(row["detector"])]
    return Line(
        id=one.id,
        pattern=one.pattern,
        severity=one.severity,
        question=one.question.in_language(m.language),
        law=[citation.in_language(m.language) for citation in one.law],
        method=" ".join(inspect.cleandoc(one.method).split()),
        assessed=row["status"] == "assessed",
        why=_why(str(row["why"] or ""), m.language),
        rows_read=int(str(row["rows_read"])),
        findings=int(str(row["findings"])),
        bodies=bodies[one.id],
        seconds=float(str(row["seconds"])),
    )


def _why(why: str, language: str) -> str:
    """`absent: sign_ins` with the names of the tables in the reader's language."""
    names = [name.strip() for name in why.removeprefix("absent:").split(",") if name.strip()]
    return ", ".join(
        (TABLES[name].zh if language == "zh" else TABLES[name].en) if name in TABLES else name for name in names
    )
