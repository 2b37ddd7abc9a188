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
    scatter: Numbers
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
    """The board of one body's indicator rows as they are written; what was not assessed stands as zero."""
    return _board(rows, rows, (len(rows),), settings)


def board_of_many(bodies: Sequence[Sequence[Mapping[str, Any]]], settings: Settings) -> Board:
    """One board of many bodies, bodies × rows; all bodies have the same indicators in the same order."""
    rows = [row for body in bodies for row in body]
    return _board(rows, bodies[0], (len(bodies), len(bodies[0])), settings)


def _board(
    rows: Sequence[Mapping[str, Any]], one: Sequence[Mapping[str, Any]], form: tuple[int, ...], settings: Settings
) -> Board:
    def column(name: str) -> Numbers:
        return np.array([row[name] or 0.0 for row in rows], dtype=np.float64).reshape(form)

    return Board(
        dimension=[row["dimension"] for row in one],
        of_shape={shape: np.array([row["shape"] == shape for row in one]) for shape in Shape},
        numerator=column("numerator"),
        denominator=column("denominator"),
        strength=column("strength"),
        expected=column("expected"),
        alpha=column("prior_alpha"),
        beta=column("prior_beta"),
        scatter=column("scatter"),
        cap=np.array([row["cap"] for row in one], dtype=np.float64),
        half=np.array([row["half"] for row in one], dtype=np.float64),
        soft=np.array([bool(row["soft"]) for row in one]),
        settings=settings,
    )


def shrunk(numerator: Numbers, denominator: Numbers, alpha: Numbers, beta: Numbers) -> Numbers:
    """The rate after the prior: (n + α) / (d + α + β); zero where there is neither."""
    return _share(numerator + alpha, denominator + alpha + beta)


def beyond_noise(numerator: Numbers, expected: Numbers, scatter: Numbers, margin: float) -> Numbers:
    """How far chance does not explain the numerator, 0 to 1: the square of 1 − (λ + margin·√(λ + κλ²)) / n.

    λ is what the peers' rate gives a body of this size, κ the squared coefficient of variation of the peers' rates.
    """
    noise = expected + margin * np.sqrt(expected + scatter * expected * expected)
    left = np.maximum(0.0, numerator - noise)
    part = _share(left, numerator)
    return part * part


def levels(board: Board, numerator: Numbers) -> Levels:
    """Levels of every row if the numerators were `numerator`; the strength of findings goes along with their number."""
    p, of = board.settings, board.of_shape
    kept = np.divide(numerator, board.numerator, out=np.ones_like(numerator), where=board.numerator > 0)
    solid = beyond_noise(numerator, board.expected, board.scatter, p["noise_margin"])
    rate = shrunk(numerator, board.denominator, board.alpha, board.beta)
    usual = _share(board.alpha, board.alpha + board.beta)
    by_rate = _saturating(solid * np.maximum(0.0, rate - usual), board.half)
    evidence = np.where(of[Shape.FINDINGS], board.strength * kept * solid, 0.0)
    by_count = _saturating(evidence, p["count_half"])
    level = np.where(of[Shape.FINDINGS], by_rate + by_count - by_rate * by_count, 0.0)
    level = np.where(of[Shape.SHARE], by_rate, level)
    level = np.where(of[Shape.COUNT], _saturating(numerator, board.half), level)
    level = np.where(of[Shape.AMOUNT], np.minimum(1.0, _share(numerator, board.denominator)), level)
    return Levels(level, evidence)


def own_points(board: Board, level: Numbers, evidence: Numbers) -> Numbers:
    """Points of each row by itself, states × rows: cap × level, of which circumstances alone keep a small share."""
    p = board.settings
    together = _saturating(in_turn(evidence), p["evidence_half"])
    level = np.where(board.of_shape[Shape.EVIDENCE], together[:, None], level)
    support = p["unsupported_share"] + (1 - p["unsupported_share"]) * together
    return np.asarray(board.cap * level * np.where(board.soft, support[:, None], 1.0))


def scores(board: Board, own: Numbers) -> Numbers:
    """The score of each state. In a dimension of weight W the points c combine to W·(1 − Π(1 − c/W)), at most W."""
    total = np.zeros(own.shape[0])
    for dimension in board.settings["dimension_weights"]:
        total = total + _reached(board, own, dimension)
    return total


def credited(board: Board, own: Numbers) -> Numbers:
    """Each row's part of the score: what its dimension reached, divided in proportion to the rows' own points."""
    shares = np.zeros_like(own)
    for dimension in board.settings["dimension_weights"]:
        rows = [at for at, name in enumerate(board.dimension) if name == dimension]
        part = _share(_reached(board, own, dimension), in_turn(own[:, rows]))
        shares[:, rows] = own[:, rows] * part[:, None]
    return shares


def in_turn(states: Numbers) -> Numbers:
    """Sum over the rows, one after the other: the same order of addition for one state and for many.

    Rows that are zero in every state add nothing and are passed over.
    """
    total = np.zeros(states.shape[0])
    for at in np.flatnonzero(states.any(axis=0)):
        total = total + states[:, at]
    return total


def _reached(board: Board, own: Numbers, dimension: str) -> Numbers:
    weight = board.settings["dimension_weights"][dimension]
    left = np.ones(own.shape[0])
    for at in np.flatnonzero(own.any(axis=0)).tolist():
        if board.dimension[at] == dimension:
            left = left * (1 - own[:, at] / weight)
    return np.asarray(weight * (1 - left))


def _share(part: Numbers, whole: Numbers) -> Numbers:
    """part / whole, and 0 where there is no whole."""
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)


def _saturating(amount: Numbers, half: Numbers | float) -> Numbers:
    """amount / (amount + half): 0 at nothing, one half at `half`, towards 1."""
    return _share(amount, amount + half)
