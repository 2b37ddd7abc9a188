"""Second-order chances: how likely two objects are drawn together, exactly.

The rest that fights on in ordered pivotal rounding is known at every step; only its holder is random. So for two cells
it is enough to follow who holds it: the one, the other, or a third. Inside cells the sample is simple random, hence
for objects of one cell E[n(n-1)] / (N(N-1)), of two cells E[n m] / (N M). Source of the method:
Chauvet, Bernoulli 18(4), 2012, for pivotal sampling; the extension to cells is proved in
docs/explanation/fair-draw.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

NONE = -1
Law = dict[tuple[int, int, int], Fraction]  # (holder, rounded up first, rounded up second): chance


def rounding_law(parts: Sequence[Fraction], first: int, second: int) -> dict[tuple[int, int], Fraction]:
    """The joint law of two being rounded up; `parts` are fractions in [0, 1) that add up to a whole number."""
    law: Law = {(NONE, 0, 0): Fraction(1)}
    held = Fraction(0)
    for place, part in enumerate(parts):
        if part:
            law = _step(law, held, part, place, (first, second))
            held = held + part if held + part < 1 else held + part - 1
    told: dict[tuple[int, int], Fraction] = defaultdict(Fraction)
    for (_, a, b), chance in law.items():
        told[a, b] += chance
    return dict(told)


def _step(law: Law, held: Fraction, part: Fraction, place: int, watched: tuple[int, int]) -> Law:
    after: Law = defaultdict(Fraction)
    own = place if place in watched else NONE
    for (holder, a, b), chance in law.items():
        if held + part < 1:
            stays = held / (held + part)
            after[holder, a, b] += chance * stays
            after[own, a, b] += chance * (1 - stays)
        else:
            rises = (1 - part) / (2 - held - part)  # the holder rises, the newcomer keeps the rest
            after[own, *_up(holder, a, b, watched)] += chance * rises
            after[holder, *_up(own, a, b, watched)] += chance * (1 - rises)
    return {state: chance for state, chance in after.items() if chance}


def _up(risen: int, a: int, b: int, watched: tuple[int, int]) -> tuple[int, int]:
    return (a + (risen == watched[0] != NONE), b + (risen == watched[1] != NONE))


def chance_together(sizes: Sequence[int], chances: Sequence[Fraction], first: int, second: int) -> Fraction:
    """The chance that two objects are both drawn: one of cell `first`, another of cell `second` (may be the same)."""
    expected = [size * chance for size, chance in zip(sizes, chances, strict=True)]
    floors = [value.numerator // value.denominator for value in expected]
    parts = [value - floor for value, floor in zip(expected, floors, strict=True)]
    law = rounding_law(parts, first, second)
    if first == second:
        pairs = sum(p * (floors[first] + up) * (floors[first] + up - 1) for (up, _), p in law.items())
        return Fraction(pairs) / (sizes[first] * (sizes[first] - 1))
    pairs = sum(p * (floors[first] + a) * (floors[second] + b) for (a, b), p in law.items())
    return Fraction(pairs) / (sizes[first] * sizes[second])
