"""From a line of a name list to its stratum and weight in a draw, and the words that explain the weight.

weight = of the grade × new? × (1 + problems counted) × warned?, all from `law/parameters/draws`, so few different
weights arise and objects alike have one chance.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Any

from gongxin.casework.name_lists.reading import Line
from gongxin.draw.name_list import Cell
from gongxin.i18n import Text
from gongxin.law.parameters import parameter

STRATA = ("D", "C", "B", "A", "none")
NAMES = ("share_by_grade", "weight_by_grade", "weight_more")
DAYS_IN_A_YEAR = 365.25


@dataclass(frozen=True)
class Weighing:
    """The numbers in force on the day of a list."""

    on: date
    by_grade: dict[str, int]
    more: dict[str, int]

    @classmethod
    def of(cls, day: date) -> Weighing:
        """Those of `day`."""
        by_grade, more = (dict(parameter(f"draws.{name}").on(day).value) for name in NAMES[1:])
        return cls(day, by_grade, more)

    def weight(self, line: Line) -> int:
        """The weight of an object."""
        problems = min(line.problems, self.more["problems_at_most"])
        return (
            self.by_grade[stratum_of(line)]
            * (self.more["new"] if self.is_new(line) else 1)
            * (1 + self.more["each_problem"] * problems)
            * (self.more["warning"] if line.warnings else 1)
        )

    def is_new(self, line: Line) -> bool:
        """Whether the object is younger than the years that count as new."""
        return line.since is not None and (self.on - line.since).days < self.more["new_years"] * DAYS_IN_A_YEAR

    def why(self, line: Line) -> Text:
        """What the weight is made of."""
        grade = line.grade or "–"
        parts = [(f"等级{grade}", f"grade {grade}")]
        if self.is_new(line):
            parts.append(("新设", "new"))
        if line.problems:
            parts.append((f"既往问题{line.problems}项", f"{line.problems} past problems"))
        if line.warnings:
            parts.append((f"监测预警{line.warnings}条", f"{line.warnings} warnings"))
        return Text("、".join(zh for zh, _ in parts), ", ".join(en for _, en in parts))


def stratum_of(line: Line) -> str:
    """Its grade; "none" where it has none yet."""
    return line.grade or "none"


def quotas(sizes: dict[str, int], day: date) -> dict[str, int]:
    """How many of each stratum are drawn where the plan sets no number: the share of its grade, rounded up."""
    shares = parameter("draws.share_by_grade").on(day).value
    return {name: min(size, ceil(Fraction(shares[name]) * size)) for name, size in sizes.items()}


def numbers_used(day: date) -> list[dict[str, Any]]:
    """The parameters that made the weights, as plan.json carries them."""
    held = ((name, parameter(f"draws.{name}").on(day)) for name in NAMES)
    return [
        {"name": f"draws.{name}", "from": dated.from_on.isoformat(), "value": dated.value, "confirmed": dated.confirmed}
        for name, dated in held
    ]


def sizes_of(cells: Iterable[Cell]) -> dict[str, int]:
    """How many objects of each stratum there are, in the order of the strata; empty ones left out."""
    counts = dict.fromkeys(STRATA, 0)
    for cell in cells:
        counts[cell.stratum] += len(cell.rows)
    return {name: count for name, count in counts.items() if count}
