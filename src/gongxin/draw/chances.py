"""Weights into chances: exact fractions that add up to the quota.

In a pool of N objects with quota n and random share r, every object has the chance rho = r n / N of the equal arm,
and min(1 - rho, lambda w) of the weighted arm, lambda such that all chances add up to n. What the cap cuts off is
thereby spread over the others in proportion to their weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from gongxin.draw.name_list import Cell, Listed
from gongxin.draw.plan import Plan
from gongxin.errors import InputRefused


@dataclass(frozen=True)
class Pool:
    """Cells drawn together: `chances` one per cell, `equal` the part of each that the equal arm gives."""

    cells: tuple[Cell, ...]
    quota: int
    chances: tuple[Fraction, ...]
    equal: Fraction


def pools_of(plan: Plan, objects: Listed) -> list[Pool]:
    """The list of a plan with its chances; refuses a quota that the list cannot fill."""
    made = []
    for names, quota in plan.pools():
        cells = tuple(cell for cell in objects.cells if cell.stratum in names)
        there = sum(len(cell.rows) for cell in cells)
        if quota > there:
            raise InputRefused("The quota %(quota)d of %(names)s is more than the %(count)d objects on the list.",
                               quota=quota, names=", ".join(names), count=there)  # fmt: skip
        equal = plan.random_share * quota / there
        made.append(Pool(cells, quota, chances([(c.weight, len(c.rows)) for c in cells], quota, equal), equal))
    return made


def chances(sizes: Sequence[tuple[Fraction, int]], quota: int, equal: Fraction) -> tuple[Fraction, ...]:
    """The chance of an object in each cell of (weight, number of objects)."""
    left = quota - equal * sum(count for _, count in sizes)
    total = sum((weight * count for weight, count in sizes), Fraction(0))
    most = 1 - equal
    given = [Fraction(0)] * len(sizes)
    for place in sorted(range(len(sizes)), key=lambda one: -sizes[one][0]):
        weight, count = sizes[place]
        given[place] = min(most, left * weight / total) if total else Fraction(0)
        if given[place] == most:
            left, total = left - most * count, total - weight * count
    return tuple(equal + part for part in given)
