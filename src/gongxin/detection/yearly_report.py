"""The yearly report of a certification body: from which day on a report counts for the period now due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any


def first_day_in_time(as_of: date, due: Mapping[str, Any]) -> date:
    """1 January of the year in which the report last fell due: this year after the due day, else last year."""
    passed = as_of > due_day(as_of.year, due)
    return date(as_of.year if passed else as_of.year - 1, 1, 1)


def due_day(year: int, due: Mapping[str, Any]) -> date:
    """The last day to file the report in `year`."""
    return date(year, due["month"], due["day"])
