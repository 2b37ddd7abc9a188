"""Rounding many fractions to whole numbers at random, so that each is right on average and the sum never moves.

The ordered pivotal method (Deville and Tillé, Biometrika 85(1), 1998; Chauvet, Bernoulli 18(4), 2012): the fractions
fight in their published order. Of two with values a and b: if a + b ≤ 1, one gets the sum and the other falls to 0; if
more, one rises to 1 and the other keeps a + b - 1. Either way each keeps its expectation and the sum stays.
The value that fights on is known before the draw; only who holds it is random. So joint laws can be computed exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from gongxin.draw.chacha8rand import Stream


def rounded(expected: Sequence[Fraction], stream: Stream) -> list[int]:
    """Whole numbers, each the floor or the ceiling of what is expected, with exactly that expectation.

    Their sum is the sum expected where that is whole; else one of its two neighbours.
    """
    base = lcm(*(value.denominator for value in expected)) if expected else 1
    counts = [value.numerator // value.denominator for value in expected]
    parts = [int((value - count) * base) for value, count in zip(expected, counts, strict=True)]
    holder, held = -1, 0
    for place, part in enumerate(parts):
        if part == 0:
            continue
        if held == 0:
            holder, held = place, part
        elif held + part < base:
            if stream.below(held + part) >= held:
                holder = place
            held += part
        else:
            if stream.below(2 * base - held - part) < base - part:
                risen, holder = holder, place
            else:
                risen = place
            counts[risen] += 1
            held += part - base
    if held and stream.below(base) < held:
        counts[holder] += 1
    return counts
