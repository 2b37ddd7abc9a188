"""Whole and part months between two days, and the fading of old records."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from gongxin.risk.settings import Settings


def months_before(day: date, months: int) -> date:
    """The same day `months` earlier, or the last of that month where it is shorter."""
    return months_after(day, -months)


def months_after(day: date, months: int) -> date:
    """The same day `months` later, or the last of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_between(earlier: date, later: date) -> float:
    """Months from `earlier` to `later`: whole ones, and days as thirty-firsts; never negative."""
    if later <= earlier:
        return 0.0
    return (later.year - earlier.year) * 12 + later.month - earlier.month + (later.day - earlier.day) / 31


def faded(happened_on: date | None, settings: Settings) -> float:
    """Weight of a past record: 1 until `decay.full` months, then falling evenly to 0 at `decay.gone` months.

    A record without a date, or from after the day of the run, has no weight.
    """
    if happened_on is None or happened_on > settings.as_of:
        return 0.0
    full, gone = float(settings["decay"]["full"]), float(settings["decay"]["gone"])
    age = months_between(happened_on, settings.as_of)
    return round(min(1.0, max(0.0, (gone - age) / (gone - full))), 6)
