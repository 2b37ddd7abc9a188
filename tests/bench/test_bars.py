"""What is asked of the measured figures, on both sides of every limit."""

import pytest
from bench.bars import Bar

from bench import eight, engines, nation


def run(scale, seconds, rows, gib=1.0):
    return {"scale": scale, "wall_s": seconds, "rows": rows, "peak_gib": gib}


def met(bars):
    return [bar.met for bar in bars]


@pytest.mark.parametrize(("measured", "meets"), [(59.99, True), (60.0, True), (60.01, False)])
def test_a_limit_is_met_up_to_and_with_it(measured, meets):
    assert Bar("seconds", measured, 60.0).met is meets


@pytest.mark.parametrize(
    ("seconds", "gib", "meets"),
    [(60.0, 4.0, [True, True]), (60.1, 4.0, [False, True]), (60.0, 4.01, [True, False])],
)
def test_a_nation_year_has_limits_of_time_and_memory(seconds, gib, meets):
    assert met(nation.bars({"runs": [run(1.0, seconds, 10, gib)]})) == meets


def test_other_sizes_have_none():
    assert nation.bars({"runs": [run(0.25, 600.0, 10, 40.0)]}) == []


@pytest.mark.parametrize(("seconds", "meets"), [(7.9, True), (8.0, True), (8.1, False)])
def test_time_may_grow_as_the_rows_do(seconds, meets):
    assert nation.growth(run(0.25, 2.0, 100), run(1.0, seconds, 400)).met is meets


def test_growth_is_judged_from_each_size_to_the_next():
    bars = nation.bars({"runs": [run(0.25, 2.0, 100), run(0.5, 4.0, 200), run(2.0, 17.0, 800)]})
    assert met(bars) == [True, False]


def sides(ours, by_hand, differing=()):
    return {"sides": {"ours": {"seconds": ours}, "by hand": {"seconds": by_hand}}, "differing": list(differing)}


@pytest.mark.parametrize(("ours", "by_hand", "meets"), [(9.9, 10.0, True), (10.0, 10.0, True), (10.2, 10.0, False)])
def test_the_eight_are_not_slower_than_by_hand(ours, by_hand, meets):
    assert met(eight.bars(sides(ours, by_hand))) == [meets, True]


def test_the_eight_must_name_the_same():
    assert met(eight.bars(sides(9.0, 10.0, ["p01_no_sign_in"]))) == [True, False]


@pytest.mark.parametrize(("differing", "meets"), [([], True), (["grades"], False)])
def test_both_engines_write_the_same_bytes(differing, meets):
    assert met(engines.bars({"differing": differing})) == [meets]
