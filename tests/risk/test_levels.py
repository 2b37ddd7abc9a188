"""The arithmetic from counts to points, with numbers that can be followed by hand."""

import numpy as np
import pytest

from gongxin.risk.levels import beyond_noise, board_of, credited, levels, own_points, scores, shrunk
from gongxin.risk.rows import interval
from tests.risk.bodies import settings

NO_PEERS = {"expected": 0.0, "prior_alpha": 0.0, "prior_beta": 0.0, "scatter": 0.0}


def row(shape, numerator, denominator, **other):
    blank = {"dimension": "process", "strength": 0.0, "cap": 10.0, "half": 0.1, "soft": False, **NO_PEERS}
    return {"shape": shape, "numerator": numerator, "denominator": denominator, **blank, **other}


def points(*rows, **other):
    board = board_of(rows, settings(**other))
    now = levels(board, board.numerator)
    own = own_points(board, now.level[None, :], now.evidence[None, :])
    return own[0].round(6).tolist(), credited(board, own)[0].round(6).tolist(), round(float(scores(board, own)[0]), 6)


def level(*rows, **other):
    board = board_of(rows, settings(**other))
    return levels(board, board.numerator).level.round(6).tolist()


@pytest.mark.parametrize(("n", "d", "value"), [(0, 2, 0), (1, 2, 0.5), (2, 2, 1), (3, 2, 1), (0, 0, 0)])
def test_an_amount_is_the_part_of_the_whole(n, d, value):
    assert level(row("amount", n, d)) == [value]


@pytest.mark.parametrize(("n", "value"), [(0, 0), (1, 1 / 3), (2, 0.5), (6, 0.75)])
def test_a_count_reaches_half_its_points_at_its_half(n, value):
    assert level(row("count", n, 9, half=2)) == [pytest.approx(value, abs=1e-6)]


def test_a_share_counts_above_what_is_usual_and_beyond_noise_only():
    # usual 0.1 of 40: expected 4, noise 4 + √4 = 6; of 9 there are 3 left, (3/9)² = 1/9
    # rate (9 + 1) / (40 + 10) = 0.2, above the usual by 0.1: 1/9 · 0.1 against a half of 0.1
    peers = {"prior_alpha": 1.0, "prior_beta": 9.0, "expected": 4.0}
    assert level(row("share", 9, 40, **peers)) == [pytest.approx((1 / 90) / (1 / 90 + 0.1), abs=1e-6)]
    assert level(row("share", 6, 40, **peers)) == [0]
    assert level(row("share", 6.1, 40, **peers))[0] > 0


def test_findings_count_by_rate_and_by_number_together():
    # nothing expected: all beyond noise. rate 2/20 = 0.1 = the half: 1/2. evidence 1.5 against 5: 1.5/6.5
    by_rate, by_count = 0.5, 1.5 / 6.5
    held = row("findings", 2, 20, strength=1.5)
    assert level(held) == [pytest.approx(by_rate + by_count - by_rate * by_count, abs=1e-6)]
    assert level(row("findings", 0, 20)) == [0]


@pytest.mark.parametrize(
    ("n", "expected", "scatter", "margin", "left"),
    [
        (0, 0, 0, 1, 0),
        (5, 0, 0, 1, 1),
        (6, 4, 0, 1, 0),
        (12, 4, 0, 1, 0.25),
        (12, 4, 0, 0, 4 / 9),
        (16, 4, 3, 1, ((16 - 4 - np.sqrt(4 + 3 * 16)) / 16) ** 2),
    ],
)
def test_beyond_noise(n, expected, scatter, margin, left):
    given = (np.array([float(value)]) for value in (n, expected, scatter))
    assert beyond_noise(*given, margin)[0] == pytest.approx(left)


def test_a_rule_gives_no_points():
    assert points(row("rule", 3, 3)) == ([0], [0], 0)


def test_evidence_sums_the_strength_of_all_findings():
    rows = [row("evidence", 0, 0, cap=36), row("findings", 2, 20, strength=2.0), row("findings", 1, 50, strength=1.0)]
    own, _, _ = points(*rows)
    assert own[0] == 18  # 3 equivalent findings of a half of 3


def test_a_circumstance_keeps_a_tenth_without_findings_and_more_beside_them():
    alone, _, _ = points(row("amount", 1, 1, soft=True))
    assert alone == [1]
    beside, _, _ = points(row("amount", 1, 1, soft=True), row("findings", 3, 20, strength=3.0))
    assert beside[0] == pytest.approx(10 * (0.1 + 0.9 * 0.5))


def test_points_of_one_dimension_combine_to_no_more_than_its_weight():
    _, parts, score = points(row("amount", 1, 1, cap=20), row("amount", 1, 1, cap=20))
    assert score == 40 * (1 - 0.5 * 0.5)
    assert parts == [15, 15]
    _, _, full = points(*[row("amount", 1, 1, cap=40)] * 5)
    assert full == 40


def test_dimensions_add_up_and_the_parts_of_the_rows_are_the_score():
    rows = [
        row("amount", 1, 2, dimension="basics", cap=6),
        row("count", 3, 3, dimension="enforcement", half=2),
        row("findings", 2, 20, strength=1.5, cap=12),
        row("findings", 7, 70, strength=4.0, dimension="results", cap=8),
    ]
    _, parts, score = points(*rows)
    assert score == pytest.approx(sum(parts), abs=1e-5)
    assert all(part > 0 for part in parts)


def test_everything_at_its_worst_is_one_hundred():
    weights = settings()["dimension_weights"]
    rows = [row("amount", 1, 1, dimension=name, cap=weight) for name, weight in weights.items()]
    assert points(*rows)[2] == 100


def test_what_was_not_assessed_stands_as_zero():
    assert level(row("share", None, None)) == [0]


def test_the_rate_after_the_prior():
    given = (np.array([value]) for value in (3.0, 20.0, 1.0, 9.0))
    assert shrunk(*given)[0] == pytest.approx(4 / 30)
    assert shrunk(*(np.zeros(1),) * 4)[0] == 0


@pytest.mark.parametrize(
    ("rate", "records", "low", "high"),
    [
        (0.1, 100, 0.055229, 0.174366),  # Wilson 1927; the textbook value for 10 of 100
        (0.0, 10, 0.0, 0.277533),
        (1.0, 10, 0.722467, 1.0),
        (0.0, 0, 0.0, 1.0),
    ],
)
def test_the_interval_of_a_rate(rate, records, low, high):
    found = interval(np.array([rate]), np.array([float(records)]), 1.96)
    assert [float(end[0]) for end in found] == [pytest.approx(low, abs=1e-5), pytest.approx(high, abs=1e-5)]
