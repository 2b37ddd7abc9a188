"""An upper bound of the tail of a binomial, in closed form, so that every engine computes it."""

from __future__ import annotations

import math
from typing import Any

import ibis
import ibis.expr.types as ir

LEAST = 1e-12  # keeps logarithms finite; far below any share that counts can show


def log10_tail_bound(count: Any, trials: Any, probability: Any) -> ir.FloatingValue:
    """log10 of the Chernoff bound exp(−n·KL(k/n ‖ p)) of seeing `count` or more extreme in `trials`.

    It bounds the upper tail P(X ≥ k) where k/n ≥ p and the lower tail P(X ≤ k) where k/n ≤ p, never less than the exact
    binomial tail. It holds as well for trials of unequal probabilities with mean p (Hoeffding 1956).
    """
    share = count / ibis.greatest(trials, 1)
    p = ibis.least(ibis.greatest(probability, LEAST), 1 - LEAST)
    hit = share * (ibis.greatest(share, LEAST) / p).log()
    miss = (1 - share) * (ibis.greatest(1 - share, LEAST) / (1 - p)).log()
    return trials * (hit + miss) * (-1 / math.log(10))


def as_power_of_ten(log10_p: Any) -> ir.StringValue:
    """A bound as text, rounded up to a power of ten: `1e-12`. Six decimals would show 0."""
    return ibis.literal("1e") + (log10_p - 1e-9).ceil().cast("int64").cast("string")
