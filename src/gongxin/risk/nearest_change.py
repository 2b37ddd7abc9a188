"""The smallest change that would move a grade one class down in risk.

A change takes some indicators and lowers their numerators. It is the smaller, first, the fewer indicators it touches;
then the smaller the greatest share by which any of them has to fall. Under that norm nothing is lost by letting all
chosen indicators fall by the same share, and since no score rises when a numerator falls, the least share is found
by bisection over every share a whole number of records can make. So the search is exact; only where there are more
than `MOST_SETS` sets of one size does it go on with the indicators that give the most points, and says so.

The evidence of false certification is no indicator to change by itself: it follows the findings it sums.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, islice
from math import comb

import numpy as np
from numpy.typing import NDArray

from gongxin.risk.levels import Board, Numbers, levels, own_points, scores
from gongxin.risk.model import Shape

MOST_SETS = 20_000
PARTS = 100  # steps of a numerator that is no whole number
CHANGEABLE = (Shape.FINDINGS, Shape.SHARE, Shape.COUNT, Shape.AMOUNT)
DECIMALS = 6


@dataclass(frozen=True)
class Change:
    """Row → its lower numerator, and the score then. `exact` is false where only some sets were looked at."""

    numerators: dict[int, float]
    score: float
    exact: bool


def nearest_change(board: Board, below: float) -> Change | None:
    """The smallest change that brings the score under `below`; None where no change of indicators can."""
    rows = _changeable(board)
    if not _scores(board, [tuple(rows)], 1.0)[0] < below:
        return None
    for size in range(1, len(rows) + 1):
        sets, exact = _sets(board, rows, size)
        reached = _scores(board, sets, 1.0)
        feasible = [chosen for chosen, score in zip(sets, reached, strict=True) if score < below]
        if feasible:
            return _least(board, feasible, below, exact)
    return None


def _changeable(board: Board) -> list[int]:
    """Rows that give points or evidence and have something to lower."""
    now = levels(board, board.numerator)
    allowed = np.any([board.of_shape[shape] for shape in CHANGEABLE], axis=0)
    gives = (now.level * board.cap > 0) | (now.evidence > 0)
    return [int(at) for at in np.flatnonzero(allowed & gives & (board.numerator > 0))]


def _sets(board: Board, rows: list[int], size: int) -> tuple[list[tuple[int, ...]], bool]:
    """Every set of `size` rows, or those of the rows with the most points where there are too many."""
    if comb(len(rows), size) <= MOST_SETS:
        return list(combinations(rows, size)), True
    now = levels(board, board.numerator)
    by_weight = sorted(rows, key=lambda at: (-(now.level[at] * board.cap[at] + now.evidence[at]), at))
    return [tuple(sorted(chosen)) for chosen in islice(combinations(by_weight, size), MOST_SETS)], False


def _least(board: Board, sets: list[tuple[int, ...]], below: float, exact: bool) -> Change:
    """Of sets that can do it, the one that needs the least share; of equals the one with the lowest score."""
    shares = _shares(board, sorted({at for chosen in sets for at in chosen}))
    low, high = 0, len(shares) - 1
    while low < high:
        middle = (low + high) // 2
        if (_scores(board, sets, shares[middle]) < below).any():
            high = middle
        else:
            low = middle + 1
    reached = _scores(board, sets, shares[low])
    best = int(np.argmin(reached))
    lowered = _lowered(board, shares[low])
    return Change({at: round(float(lowered[at]), DECIMALS) for at in sets[best]}, float(reached[best]), exact)


def _shares(board: Board, rows: list[int]) -> list[float]:
    """Every share by which some numerator can fall, from small to whole."""
    found = {1.0}
    for at in rows:
        n = float(board.numerator[at])
        parts = int(n) if n.is_integer() else PARTS
        found |= {step / parts for step in range(1, parts + 1)}
    return sorted(found)


def _lowered(board: Board, share: float) -> Numbers:
    """The numerators after a fall by at most `share`: whole records stay whole."""
    n = board.numerator
    whole = n == np.floor(n)
    records = np.ceil(n * (1 - share) - 1e-9)
    parts = n * (1 - np.floor(share * PARTS + 1e-9) / PARTS)
    return np.maximum(0.0, np.where(whole, records, parts)) + 0.0  # no negative zero in what is told


def _scores(board: Board, sets: list[tuple[int, ...]], share: float) -> Numbers:
    """The rounded score if the rows of each set fell by `share`."""
    now, then = levels(board, board.numerator), levels(board, _lowered(board, share))
    chosen = _chosen(sets, len(board.numerator))
    level = np.where(chosen, then.level, now.level)
    evidence = np.where(chosen, then.evidence, now.evidence)
    return np.round(scores(board, own_points(board, level, evidence)), DECIMALS)


def _chosen(sets: list[tuple[int, ...]], rows: int) -> NDArray[np.bool_]:
    mask = np.zeros((len(sets), rows), dtype=np.bool_)
    for at, chosen in enumerate(sets):
        mask[at, list(chosen)] = True
    return mask
