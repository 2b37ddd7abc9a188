"""The twenty bodies to look at, with reasons in words and what would change the grade."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow.compute as pc

from gongxin.codes.provinces import province_of
from gongxin.report.material import Material
from gongxin.report.sections.reasons import Reasons, reasons

HOW_MANY = 20


@dataclass(frozen=True)
class Body:
    """One body: who it is, its grade with score and interval, and why."""

    id: str
    name: str
    place: str
    grade: str
    score: float
    low: float
    high: float
    certificates: int
    plans: int
    findings: int
    why: Reasons


def bodies(m: Material) -> list[Body]:
    """The highest scores first; a body fixed by a direct rule stands with its grade."""
    riskiest = sorted(m.grades, key=lambda row: (row["grade"], row["score"]), reverse=True)[:HOW_MANY]
    counts = {row["values"]: row["counts"] for row in pc.value_counts(m.findings["body_id"]).to_pylist()}
    return [_body(m, row, counts) for row in riskiest]


def _body(m: Material, row: dict[str, object], counts: dict[str, int]) -> Body:
    id_ = str(row["body_id"])
    known = m.bodies.get(id_, {})
    return Body(
        id=id_,
        name=known.get("name") or id_,
        place=_place(known.get("division") or "", m.language),
        grade=str(row["grade"]),
        score=float(str(row["score"])),
        low=float(str(row["low"])),
        high=float(str(row["high"])),
        certificates=known.get("certificates") or 0,
        plans=known.get("plans") or 0,
        findings=counts.get(id_, 0),
        why=reasons(row, m.language),
    )


def _place(division: str, language: str) -> str:
    province = province_of(division)
    return "" if province is None else province.zh if language == "zh" else province.en
