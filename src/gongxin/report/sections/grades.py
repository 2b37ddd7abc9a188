"""How the bodies stand: grades A–D, and how many of them may as well hold another grade."""

from __future__ import annotations

from dataclasses import dataclass

from gongxin.report.material import Material
from gongxin.risk.rules import GRADES


@dataclass(frozen=True)
class Grade:
    """One grade: the lowest score that gives it, the bodies that hold it, and those whose interval leaves it."""

    letter: str
    least: float
    bodies: int
    uncertain: int
    fixed: int
    share: float


def grades(m: Material) -> list[Grade]:
    """A to D, also those that no body holds."""
    return [_grade(letter, m) for letter in GRADES]


def _grade(letter: str, m: Material) -> Grade:
    own = [row for row in m.grades if row["grade"] == letter]
    scored = [row for row in own if not row["direct_rule"]]
    uncertain = sum(not (m.grade_of(row["low"]) == m.grade_of(row["high"]) == letter) for row in scored)
    share = len(own) / max(1, len(m.grades))
    return Grade(letter, m.cuts[letter], len(own), uncertain, len(own) - len(scored), share)
