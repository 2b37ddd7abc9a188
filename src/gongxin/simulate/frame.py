"""The frame of one simulation: its size, its seed, its days, and its streams of chance."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np

from gongxin.law.calendar import WorkingCalendar
from gongxin.simulate.calibration import number
from gongxin.simulate.columns import DAY_SECONDS, Array

EPOCH = date(1970, 1, 1)
BEFORE, AFTER = 30, 90  # days of the working calendar kept outside the window


@dataclass(frozen=True)
class Frame:
    """Scale 1.0 is the nation; the same seed and scale give the same bytes."""

    scale: float
    seed: int
    as_of: date
    minimum_bodies: int

    def chance(self, name: str) -> np.random.Generator:
        """A stream of chance of its own for each part, so that one part can change without the others."""
        return np.random.default_rng([self.seed, zlib.crc32(name.encode())])

    def scaled(self, name: str) -> int:
        """A nation-wide count at this scale."""
        return max(1, round(number(name) * self.scale))

    @property
    def today(self) -> int:
        """The day of the extract, as a day number."""
        return (self.as_of - EPOCH).days

    @property
    def now(self) -> int:
        """The moment of the extract: the end of that day, in seconds."""
        return (self.today + 1) * DAY_SECONDS - 1

    @property
    def window(self) -> int:
        """The first day of reported plans."""
        return self.today - int(number("window_days"))

    @cached_property
    def working_days(self) -> Array:
        """Working days around the window, as day numbers."""
        calendar = WorkingCalendar()
        span = range(self.window - BEFORE, self.today + AFTER)
        return np.array([day for day in span if calendar.is_working_day(EPOCH + timedelta(days=day))], dtype=np.int32)


def year_of(days: Array) -> Array:
    """The calendar year of day numbers."""
    return days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
