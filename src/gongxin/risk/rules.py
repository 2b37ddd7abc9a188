"""Facts that fix a grade, and the cut points that give it otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gongxin.risk.settings import Settings

GRADES = ("A", "B", "C", "D")  # from low to high risk


@dataclass(frozen=True)
class Rule:
    """The indicator that counts the facts, and the grade that any of them gives: fixed, or the best to be had."""

    indicator: str
    grade: str
    fixed: bool


RULES = (
    Rule("false_certification_decision", "D", fixed=True),
    Rule("dishonesty_list", "D", fixed=True),
    Rule("refused_inspection", "D", fixed=True),
    Rule("false_data", "D", fixed=True),
    Rule("suspension_return", "C", fixed=False),
)


def grade_of(score: float, settings: Settings) -> str:
    """The grade of a score; a score on a cut point has the graver grade."""
    cuts = settings["cut_points"]
    return [grade for grade in GRADES if score >= cuts[grade]][-1]


def rule_for(rows: Sequence[Mapping[str, Any]], scored: str) -> Rule | None:
    """The first rule whose facts are there and that the scored grade does not already go beyond."""
    counted = {row["indicator"]: row["numerator"] or 0 for row in rows}
    for rule in RULES:
        if counted.get(rule.indicator, 0) > 0 and (rule.fixed or GRADES.index(scored) < GRADES.index(rule.grade)):
            return rule
    return None


def best_grade(rows: Sequence[Mapping[str, Any]]) -> str:
    """The best grade the rules leave open, whatever the score."""
    counted = {row["indicator"]: row["numerator"] or 0 for row in rows}
    held = [rule.grade for rule in RULES if counted.get(rule.indicator, 0) > 0]
    return max(held, key=GRADES.index, default="A")
