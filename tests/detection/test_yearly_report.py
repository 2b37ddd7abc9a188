"""From which day on a yearly report counts for the period now due."""

from datetime import date

import pytest

from gongxin.detection.yearly_report import due_day, first_day_in_time

DUE = {"month": 3, "day": 31}


@pytest.mark.parametrize(
    ("as_of", "first"),
    [
        (date(2026, 3, 31), date(2025, 1, 1)),
        (date(2026, 4, 1), date(2026, 1, 1)),
        (date(2026, 12, 31), date(2026, 1, 1)),
        (date(2027, 1, 1), date(2026, 1, 1)),
    ],
)
def test_the_due_day_itself_is_still_in_time(as_of: date, first: date):
    assert first_day_in_time(as_of, DUE) == first


def test_the_due_day_of_a_year():
    assert due_day(2026, DUE) == date(2026, 3, 31)
