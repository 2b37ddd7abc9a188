"""From counts to points: the arithmetic of the model, on arrays, with + − × ÷ √ only.

Those five are rounded alike on every machine, so a grade recomputed elsewhere has the same digits. Every function
here never falls when a numerator rises.

A body is a `Board`: one entry per indicator row. A *state* is a vector of numerators to put in place of the
counted ones: what if there were fewer?
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gongxin.risk.model import Shape
from gongxin.risk.settings import Settings

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Board:
    """The indicator rows of one body as arrays, and what of the settings the arithmetic needs."""

    dimension: Sequence[str]
    of_shape: Mapping[Shape, NDArray[np.bool_]]  # which rows have that shape
    numerator: Numbers
    denominator: Numbers
    strength: Numbers
    expected: Numbers
    alpha: Numbers
    beta: Numbers
    cap: Numbers
    half: Numbers
    soft: NDArray[np.bool_]
    settings: Settings


@dataclass(frozen=True)
class Levels:
    """Level of each row between 0 and 1, and its part in the evidence in equivalent findings."""

    level: Numbers
    evidence: Numbers


def board_of(rows: Sequence[Mapping[str, Any]], settings: Settings) -> Board:
    """The board of indicator rows as they are written; what was not assessed stands as zero."""

    def column(name: str) -> Numbers:
        return np.array([float(row[name] or 0) for row in rows], dtype=np.float64)

    return Board(
        dimension=[row["dimension"] for row in rows],
        of_shape={shape: np.array([row["shape"] == shape for row in rows]) for shape in Shape},
        numerator=column("numerator"),
        denominator=column("denominator"),
        strength=column("strength"),
        expected=column("expected"),
        alpha=column("prior_alpha"),
        beta=column("prior_beta"),
        cap=column("cap"),
        half=column("half"),
        soft=np.array([bool(row["soft"]) for row in rows]),
        settings=settings,
    )


def shrunk(numerator: Numbers, denominator: Numbers, alpha: Numbers, beta: Numbers) -> Numbers:
    """The rate after the prior: (n + α) / (d + α + β); zero where there is neither."""
    whole = denominator + alpha + beta
    return np.divide(numerator + alpha, whole, out=np.zeros_like(whole), where=whole > 0)


def beyond_noise(numerator: Numbers, expected: Numbers, margin: float) -> Numbers:
    """The part of the numerator that chance does not explain: 1 − (λ + margin·√λ) / n, at least 0."""
    noise = expected + margin * np.sqrt(expected)
    left = numerator - noise
    return np.divide(left, numerator, out=np.zeros_like(left), where=(numerator > 0) & (left > 0))


def levels(board: Board, numerator: Numbers) -> Levels:
    """Levels of every row if the numerators were `numerator`; the strength of findings goes along with their number."""
    p = board.settings
    kept = np.divide(numerator, board.numerator, out=np.ones_like(numerator), where=board.numerator > 0)
    solid = beyond_noise(numerator, board.expected, p["noise_margin"])
    rate = shrunk(numerator, board.denominator, board.alpha, board.beta)
    usual = shrunk(np.zeros_like(numerator), np.zeros_like(numerator), board.alpha, board.beta)
    by_rate = _saturating(solid * np.maximum(0.0, rate - usual), board.half)
    evidence = np.where(board.of_shape[Shape.FINDINGS], board.strength * kept * solid, 0.0)
    by_count = _saturating(evidence, np.full_like(evidence, p["count_half"]))
    part = np.minimum(
        1.0, np.divide(numerator, board.denominator, out=np.zeros_like(numerator), where=board.denominator > 0)
    )
    level = np.select(
        [
            board.of_shape[Shape.FINDINGS],
            board.of_shape[Shape.SHARE],
            board.of_shape[Shape.COUNT],
            board.of_shape[Shape.AMOUNT],
        ],
        [by_rate + by_count - by_rate * by_count, by_rate, _saturating(numerator, board.half), part],
        0.0,
    )
    return Levels(level, evidence)


def points(board: Board, level: Numbers, evidence: Numbers) -> tuple[Numbers, Numbers]:
    """(score, points of each row) for one or many states: `level` and `evidence` are states × rows.

    Within a dimension of weight W the rows' own points c combine to W·(1 − Π(1 − c/W)), which never exceeds W; each
    row is credited its proportional part of that.
    """
    p = board.settings
    together = _saturating(_sum(evidence), np.full(evidence.shape[0], p["evidence_half"]))
    level = np.where(board.of_shape[Shape.EVIDENCE], together[:, None], level)
    support = p["unsupported_share"] + (1 - p["unsupported_share"]) * together
    own = board.cap * level * np.where(board.soft, support[:, None], 1.0)
    credited, score = np.zeros_like(own), np.zeros(own.shape[0])
    for dimension, weight in p["dimension_weights"].items():
        rows = [at for at, name in enumerate(board.dimension) if name == dimension]
        left, total = np.ones(own.shape[0]), np.zeros(own.shape[0])
        for at in rows:
            left, total = left * (1 - own[:, at] / weight), total + own[:, at]
        reached = weight * (1 - left)
        part = np.divide(reached, total, out=np.zeros_like(total), where=total > 0)
        for at in rows:
            credited[:, at] = own[:, at] * part
        score = score + reached
    return score, credited


def _saturating(amount: Numbers, half: Numbers) -> Numbers:
    """amount / (amount + half): 0 at nothing, one half at `half`, towards 1."""
    return np.divide(amount, amount + half, out=np.zeros_like(amount), where=amount > 0)


def _sum(states: Numbers) -> Numbers:
    """Sum over the rows, one after the other, so that the order of addition is the same for one state and many."""
    total = np.zeros(states.shape[0])
    for at in range(states.shape[1]):
        total = total + states[:, at]
    return total
