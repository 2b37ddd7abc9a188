"""What a body's peers lead one to expect: the Beta prior of a rate, estimated without the body itself.

The mean is the pooled rate of the peers, each of whom counts for no more than one standard deviation above that
rate: a peer with hundreds of findings must not make hundreds look usual. The strength follows from how much the
peers' rates differ beyond chance (method of moments), within `risk.prior_strength`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gongxin.risk.settings import Settings

Numbers = NDArray[np.float64]
ROUNDS = 20  # fixed, so that every machine stops at the same number; the rate settles within a few


@dataclass(frozen=True)
class Priors:
    """For each body of interest its Beta prior, and the squared coefficient of variation of its peers' rates."""

    alpha: Numbers
    beta: Numbers
    scatter: Numbers


def priors(numerators: Numbers, denominators: Numbers, members: NDArray[np.int64], settings: Settings) -> Priors:
    """The priors of `members` (positions), each from all the others of the pool."""
    strength = settings["prior_strength"]
    counted = np.flatnonzero(numerators > 0)
    others = _without_itself(members, np.arange(len(numerators)))
    total = (others * denominators).sum(axis=1)
    usual = _usual_rates(
        numerators[counted], denominators[counted], others[:, counted], total, settings["rate_before_data"]
    )
    spread = _spread(numerators, denominators, others, usual, total)
    chance = usual * (1 - usual)
    with np.errstate(divide="ignore"):
        estimated = np.where(spread > 0, chance / spread - 1, np.inf)
    weight = np.clip(estimated, strength["least"], strength["most"])
    scatter = np.clip(spread / usual**2, 0.0, settings["most_scatter"])
    return Priors(alpha=usual * weight, beta=(1 - usual) * weight, scatter=scatter)


def _without_itself(members: NDArray[np.int64], pool: NDArray[np.int64]) -> Numbers:
    """One row per member: 1 for every other body of the pool, 0 for itself."""
    return np.asarray(members[:, None] != pool[None, :], dtype=np.float64)


def _usual_rates(n: Numbers, d: Numbers, others: Numbers, total: Numbers, before: Mapping[str, float]) -> Numbers:
    """The pooled rate of the others, no one counting for more than a standard deviation above it.

    `before` stands for the records one would expect before any are seen; it keeps the rate above zero, and stands
    alone where there are no peers.
    """
    rate = np.full(len(total), 0.5)
    for _ in range(ROUNDS):
        expected = rate[:, None] * d
        held = np.minimum(n, expected + np.sqrt(expected) + 1)
        rate = ((others * held).sum(axis=1) + before["records"]) / (total + before["of"])
    return rate


def _spread(n: Numbers, d: Numbers, others: Numbers, usual: Numbers, total: Numbers) -> Numbers:
    """Variance of the others' rates beyond chance, weighted by their denominators."""
    expected = usual[:, None] * d
    held = np.minimum(n, expected + np.sqrt(expected) + 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = np.where(d > 0, (held - expected) ** 2 / d, 0.0)
        peers = (others * (d > 0)).sum(axis=1)
        seen = np.where(total > 0, (others * apart).sum(axis=1) / total, 0.0)
        by_chance = np.where(total > 0, usual * (1 - usual) * peers / total, 0.0)
    return np.asarray(seen - by_chance, dtype=np.float64)
