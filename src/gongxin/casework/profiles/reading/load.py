"""How much the people of a body, or one person, audited each month, held against the working days of the month."""

from __future__ import annotations

import calendar
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from gongxin.law.calendar import WorkingCalendar
from gongxin.law.parameters import parameter

WITHIN, FULL, BEYOND = "within", "full", "beyond"


@dataclass(frozen=True)
class Cell:
    """One month of one person: days for this body, days for all, and how that fits the calendar."""

    month: date
    own: float
    all: float
    working_days: int
    fit: str


@dataclass(frozen=True)
class Load:
    """One person; `number` counts the people of the page, so that they can be told apart without being named."""

    number: int
    person_id: str
    total: float
    cells: tuple[Cell, ...]


def months_until(day: date, number: int = 12) -> list[date]:
    """The first days of the last `number` months up to that of `day`."""
    whole = day.year * 12 + day.month - 1
    return [date((whole - back) // 12, (whole - back) % 12 + 1, 1) for back in range(number - 1, -1, -1)]


def loads_of(rows: list[dict[str, Any]], until: date) -> list[Load]:
    """The people in the order they were counted in."""
    shown = months_until(until)
    found = []
    for number, row in enumerate(rows, start=1):
        days = {date.fromisoformat(one["month"]): (one["own"], one["all"]) for one in row["months"]}
        found.append(Load(number, row["person_id"], row["total"], cells(shown, days)))
    return found


def cells(months: list[date], days: Mapping[date, tuple[float, float]]) -> tuple[Cell, ...]:
    """One cell for each month."""
    return tuple(_cell(month, *days.get(month, (0.0, 0.0))) for month in months)


def _cell(month: date, own: float, whole: float) -> Cell:
    limit = parameter("load.month_days").on(month).value
    working = working_days(month)
    return Cell(month, own, whole, working, BEYOND if whole > limit else FULL if whole > working else WITHIN)


@functools.cache
def working_days(month: date) -> int:
    """The working days of a calendar month, weekends that are worked included."""
    last = month.replace(day=calendar.monthrange(month.year, month.month)[1])
    return _calendar().working_days_between(month - timedelta(days=1), last)


@functools.cache
def _calendar() -> WorkingCalendar:
    return WorkingCalendar()
