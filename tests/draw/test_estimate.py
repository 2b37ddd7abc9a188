"""The estimate is unbiased, and its interval covers the truth as often as it says."""

from fractions import Fraction

from gongxin.draw.chances import pools_of
from gongxin.draw.estimate import Checked, gain, hit_rate, horvitz_thompson, violation_rate
from gongxin.draw.sampling import equal_arm, sample
from tests.draw.world import many, plan

F = Fraction


def world(run):
    """60 objects, 12 draws; violations are commoner among the heavy ones."""
    pools = POOLS
    drawn = sample(pools, run.to_bytes(32, "big"))
    equal = {
        (one.cell, place) for one in equal_arm(pools, drawn, run.to_bytes(32, "big"), b"s") for place in one.places
    }
    return [
        Checked(pools[0].chances[one.cell], violation(one.cell, place), (one.cell, place) in equal)
        for one in drawn
        for place in one.places
    ]


def violation(cell, place):
    return place % (2 + 2 * cell) == 0


POOLS = pools_of(plan(quota=24, random_share="0.25"), many(120))
TRUTH = F(sum(violation(cell, place) for cell, one in enumerate(POOLS[0].cells) for place in range(len(one.rows))), 120)


def test_estimates_over_many_draws():
    runs = 600
    worlds = [world(run) for run in range(runs)]
    told = [horvitz_thompson(one, 120) for one in worlds]
    mean = sum(told) / runs
    scatter = (sum(float(one - mean) ** 2 for one in told) / (runs - 1) / runs) ** 0.5
    assert abs(float(mean - TRUTH)) < 4 * scatter
    covered = sum(one.low <= TRUTH <= one.high for one in map(violation_rate, worlds)) / runs
    assert 0.90 <= covered <= 0.98
    gains = [one.value for one in map(gain, worlds) if one]
    assert sum(gains) / len(gains) > 0.02  # the weights find more than chance does here


def test_by_hand():
    checked = [Checked(F(1, 2), True, True), Checked(F(1, 4), False, False), Checked(F(1, 4), True, False)]
    assert horvitz_thompson(checked, 10) == F(6, 10)
    assert violation_rate(checked).value == 0.6
    assert gain(checked).value == -0.5
    assert gain(checked[1:]) is None


def test_everybody_checked_leaves_no_doubt():
    told = violation_rate([Checked(F(1), True, False), Checked(F(1), False, False)])
    assert (told.value, told.low, told.high) == (0.5, 0.5, 0.5)


def test_hit_rate_at_the_ends():
    assert hit_rate(0, 10).low == 0.0
    assert hit_rate(10, 10).high > 1 - 1e-9
    assert 0.27 < hit_rate(0, 10).high < 0.28
