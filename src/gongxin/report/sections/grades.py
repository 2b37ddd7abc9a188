"""How the bodies stand: grades A–D, and how many of them are close to another grade."""

from __future__ import annotations

from dataclasses import dataclass

from gongxin.report.material import Material

GRADES = "ABCD"


@dataclass(frozen=True)
class Grade:
    """One grade: how many bodies hold it, and how many of these another grade lies within the interval of."""

    letter: str
    bodies: int
    uncertain: int
    share: float
    low: float
    high: float


def grades(m: Material) -> list[Grade]:
    """A to D, also those that no body holds. `low` and `high` are the range of the scores."""
    return [_grade(letter, m) for letter in GRADES]


def _grade(letter: str, m: Material) -> Grade:
    own = [row for row in m.grades if row["grade"] == letter]
    ranges = {other: _range(other, m) for other in GRADES if other != letter}
    uncertain = sum(any(_reaches(row, span) for span in ranges.values() if span) for row in own)
    span = _range(letter, m) or (0.0, 0.0)
    return Grade(letter, len(own), uncertain, len(own) / max(1, len(m.grades)), *span)


def _range(letter: str, m: Material) -> tuple[float, float] | None:
    scores = [row["score"] for row in m.grades if row["grade"] == letter and not row["direct_rule"]]
    return (min(scores), max(scores)) if scores else None


def _reaches(row: dict[str, float], span: tuple[float, float]) -> bool:
    return row["low"] <= span[1] and row["high"] >= span[0]
