"""The sample itself: how many from each cell, then which.

Counts per cell by ordered pivotal rounding of N × chance, then a simple random sample without replacement inside each
cell. So every object has exactly its announced chance and the size is exactly the quota (proof:
docs/explanation/fair-draw.md). With cells of one object each, this is ordered pivotal sampling.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongxin.draw.canonical import labelled
from gongxin.draw.chacha8rand import Stream
from gongxin.draw.chances import Pool
from gongxin.draw.pivotal import rounded


@dataclass(frozen=True)
class Drawn:
    """What was drawn from one cell: positions of its rows, ascending."""

    pool: int
    cell: int
    places: tuple[int, ...]


def sample(pools: Sequence[Pool], seed: bytes) -> list[Drawn]:
    """The objects drawn, cell by cell in the order of the list."""
    stream = Stream(labelled("objects", seed))
    drawn = []
    for number, pool in enumerate(pools):
        sizes = [len(cell.rows) for cell in pool.cells]
        expected = [size * chance for size, chance in zip(sizes, pool.chances, strict=True)]
        for cell, count in enumerate(rounded(expected, stream)):
            drawn.append(Drawn(number, cell, tuple(stream.choose(count, sizes[cell]))))
    return drawn


def equal_arm(pools: Sequence[Pool], drawn: Sequence[Drawn], seed: bytes, secret: bytes) -> list[Drawn]:
    """Which of the drawn objects are the equal arm's: everyone on the list has the same chance to be in it.

    Of n drawn in a cell with chance p, n · rho / p on average; rounded at random, then a simple random sample. The
    stream hangs on a secret fixed in the commitment, so the arms can be told apart only when it is revealed.
    """
    stream = Stream(labelled("arms", seed, secret))
    marked = []
    for number, pool in enumerate(pools):
        own = [one for one in drawn if one.pool == number]
        expected = [len(one.places) * pool.equal / pool.chances[one.cell] for one in own]
        for one, count in zip(own, rounded(expected, stream), strict=True):
            marked.append(Drawn(number, one.cell, tuple(one.places[k] for k in stream.choose(count, len(one.places)))))
    return marked
