"""What a closed draw says about everybody on its list, and what the weights were worth.

Chances are known exactly, so the share of objects with a violation can be estimated without bias from the checks
(Horvitz and Thompson, Journal of the American Statistical Association 47, 1952), or, with less scatter and a small
bias, relative to the estimated number of objects (Hájek 1971), with the variance of Hájek (1964) for samples of fixed
size. The equal arm alone is a sample with equal chances; the hit rate of the weighted arm less that of the equal arm
is the gain of the risk model. Intervals: of a hit rate Wilson (1927), of the difference Newcombe (1998).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

NORMAL_95 = 1.959963984540054


@dataclass(frozen=True)
class Checked:
    """One object checked: its published chance, whether a violation was found, and whether the equal arm drew it."""

    chance: Fraction
    violation: bool
    equal: bool


@dataclass(frozen=True)
class Estimate:
    """A share with its 95 % interval."""

    value: float
    low: float
    high: float


def horvitz_thompson(checked: Sequence[Checked], listed: int) -> Fraction:
    """The share of the `listed` objects with a violation: unbiased, exact."""
    return sum((1 / one.chance for one in checked if one.violation), Fraction(0)) / listed


def violation_rate(checked: Sequence[Checked]) -> Estimate:
    """The Hájek estimate of the share with a violation among all on the list; needs two checks or more."""
    weights = [float(1 / one.chance) for one in checked]
    total = sum(weights)
    rate = sum(w for w, one in zip(weights, checked, strict=True) if one.violation) / total
    count = len(checked)
    left = [1 - float(one.chance) for one in checked]
    parts = [w * (one.violation - rate) for w, one in zip(weights, checked, strict=True)]
    centre = sum(c * part for c, part in zip(left, parts, strict=True)) / sum(left) if any(left) else 0.0
    variance = count / (count - 1) * sum(c * (part - centre) ** 2 for c, part in zip(left, parts, strict=True))
    half = NORMAL_95 * sqrt(variance) / total
    return Estimate(rate, max(0.0, rate - half), min(1.0, rate + half))


def hit_rate(hits: int, count: int) -> Estimate:
    """A share with Wilson's interval."""
    rate, z2 = hits / count, NORMAL_95**2
    centre = (rate + z2 / (2 * count)) / (1 + z2 / count)
    half = NORMAL_95 * sqrt(rate * (1 - rate) / count + z2 / (4 * count**2)) / (1 + z2 / count)
    return Estimate(rate, max(0.0, centre - half), min(1.0, centre + half))


def gain(checked: Sequence[Checked]) -> Estimate | None:
    """Hit rate of the weighted arm less that of the equal arm; None where one arm is empty."""
    arms = [[one.violation for one in checked if one.equal is equal] for equal in (False, True)]
    if not all(arms):
        return None
    weighted, equal = (hit_rate(sum(arm), len(arm)) for arm in arms)
    value = weighted.value - equal.value
    low = value - sqrt((weighted.value - weighted.low) ** 2 + (equal.high - equal.value) ** 2)
    high = value + sqrt((weighted.high - weighted.value) ** 2 + (equal.value - equal.low) ** 2)
    return Estimate(value, low, high)
