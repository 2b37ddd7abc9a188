"""Months between days."""

from datetime import date

import pytest

from gongxin.risk.months import months_after, months_before, months_between


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 6, 30), 36, date(2023, 6, 30)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 1, 15), 0, date(2026, 1, 15)),
    ],
)
def test_the_same_day_earlier_or_the_last_of_a_shorter_month(day, months, then):
    assert months_before(day, months) == then


def test_later_is_earlier_the_other_way():
    assert months_after(date(2025, 12, 31), 2) == date(2026, 2, 28)
    assert months_after(date(2025, 11, 30), 1) == date(2025, 12, 30)


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        (date(2026, 6, 30), date(2026, 6, 30), 0),
        (date(2026, 7, 1), date(2026, 6, 30), 0),
        (date(2025, 6, 30), date(2026, 6, 30), 12),
        (date(2026, 6, 1), date(2026, 6, 30), 29 / 31),
        (date(2026, 5, 31), date(2026, 6, 30), 30 / 31),
    ],
)
def test_months_between_days(earlier, later, months):
    assert months_between(earlier, later) == pytest.approx(months)
