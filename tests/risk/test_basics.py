"""Basic information: months and persons short of what is expected; both sides of each limit."""

from datetime import date

import pytest

from tests.risk.bodies import BODY, measured, settings


@pytest.mark.parametrize(
    ("approved_on", "months"),
    [
        (date(2024, 6, 29), 0),
        (date(2024, 6, 30), 0),
        (date(2024, 7, 1), 2 / 31 - 1 / 31),
        (date(2025, 6, 30), 12),
        (date(2026, 5, 30), 23),
        (date(2026, 6, 30), 24),
        (date(2027, 1, 1), 24),
    ],
)
def test_a_body_is_new_for_the_months_it_lacks_to_the_term(approved_on, months):
    counted = measured("new_body", approved_on=approved_on)
    assert (counted.numerator, counted.denominator) == (pytest.approx(months, abs=0.04), 24)
    assert (counted.numerator > 0) == (approved_on > date(2024, 6, 30))


def test_an_unknown_day_of_approval_makes_no_body_new():
    assert measured("new_body").numerator == 0


def test_the_term_is_a_parameter():
    assert measured("new_body", settings(new_body_term=6), approved_on=date(2025, 12, 30)).numerator == 0


@pytest.mark.parametrize(("staff", "short"), [(0, 10), (9, 1), (10, 0), (11, 0), (None, 0)])
def test_staff_is_counted_against_the_least_number_and_the_unknown_counts_as_enough(staff, short):
    counted = measured("few_staff", full_time_staff=staff)
    assert (counted.numerator, counted.denominator) == (short, 10)


def test_what_gives_points_rests_on_the_record_of_the_body():
    assert measured("few_staff", full_time_staff=9).records == (BODY,)
    assert measured("few_staff", full_time_staff=10).records == ()
    assert measured("new_body", approved_on=date(2026, 1, 1)).records == (BODY,)
    assert measured("new_body", approved_on=date(2020, 1, 1)).records == ()
