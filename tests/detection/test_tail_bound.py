"""The closed-form bound against the exact binomial tail."""

import math

import ibis
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import binom

from gongxin.detection.tail_bound import as_power_of_ten, log10_tail_bound

CONNECTION = ibis.duckdb.connect()


def bound(count: int, trials: int, probability: float) -> float:
    """The bound as DuckDB computes it."""
    bound = log10_tail_bound(*map(ibis.literal, (count, trials, probability)))
    return float(CONNECTION.to_pyarrow(bound).as_py())


def exact(count: int, trials: int, probability: float) -> float:
    """log10 of the exact tail on the side of the expectation where `count` lies."""
    upper = count >= trials * probability
    log_p = binom.logsf(count - 1, trials, probability) if upper else binom.logcdf(count, trials, probability)
    return float(log_p) / math.log(10)


@pytest.mark.parametrize(
    ("count", "trials", "probability"),
    [(20, 20, 0.5), (0, 20, 0.5), (60, 60, 0.4), (38, 44, 0.5), (3900, 6000, 0.5), (0, 300, 0.05), (50, 200, 0.05)],
)
def test_the_bound_is_never_below_the_exact_tail_and_not_far_above(count: int, trials: int, probability: float):
    assert exact(count, trials, probability) <= bound(count, trials, probability) + 1e-9
    assert bound(count, trials, probability) <= exact(count, trials, probability) + 2


@given(trials=st.integers(1, 400), share=st.floats(0, 1), probability=st.floats(0.01, 0.99))
def test_it_bounds_every_tail(trials: int, share: float, probability: float):
    count = round(trials * share)
    assume(bound(count, trials, probability) > -300)  # below, the exact tail has too few digits left to compare
    assert exact(count, trials, probability) <= bound(count, trials, probability) + 1e-9


def test_all_or_nothing_has_its_exact_probability():
    assert bound(20, 20, 0.5) == pytest.approx(20 * math.log10(0.5))
    assert bound(0, 20, 0.25) == pytest.approx(20 * math.log10(0.75))


def test_what_was_expected_is_no_surprise():
    assert bound(10, 20, 0.5) == pytest.approx(0)
    assert bound(0, 0, 0.5) == pytest.approx(0)


@pytest.mark.parametrize(("log10_p", "text"), [(-12.3, "1e-12"), (-12.0, "1e-12"), (-0.2, "1e0")])
def test_a_bound_is_rounded_up_when_it_is_shown(log10_p: float, text: str):
    assert CONNECTION.to_pyarrow(as_power_of_ten(ibis.literal(log10_p))).as_py() == text
