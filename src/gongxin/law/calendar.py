"""The working-day calendar of China: weekends, statutory holidays and the weekends worked in their stead.

The State Council publishes the holidays of a year late in the year before. The library chinesecalendar holds every
notice up to its release; a later notice is given as a data file (`holiday_notice.py`). Until it is known, Saturdays and
Sundays alone are taken as days off, and every day of that time is *provisional*: a count that rests on it may move.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta
from pathlib import Path

import chinese_calendar

from gongxin.errors import UserError
from gongxin.i18n import Text
from gongxin.law.holiday_notice import HolidayNotice, read_notice

SATURDAY = 5
ONE_DAY = timedelta(days=1)
# The notice of a year may still move the last three days of the December before it: the notices of 2007, 2008, 2012 and
# 2019 did, by making 29–31 December working days or days off.
UNSETTLED_UNTIL_NEXT_NOTICE = (12, 29)

WORKING_DAY = Text("工作日", "working day")
WEEKEND = Text("周末", "weekend")
MAKE_UP_DAY = Text("调休上班", "make-up working day")
HOLIDAY_ZH = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
    "Anti-Fascist 70th Day": "抗战胜利70周年纪念日",
}


@functools.cache
def published_years() -> frozenset[int]:
    """The years whose notice the library knows."""
    return frozenset(day.year for day in chinese_calendar.holidays)


def _holiday(name: str) -> Text:
    return Text(f"节假日：{HOLIDAY_ZH.get(name, name)}", f"holiday: {name}")


@functools.cache
def _published() -> Mapping[date, tuple[bool, Text]]:
    """Every day that a published notice names → (is it a working day, why)."""
    off = {day: (False, _holiday(getattr(name, "value", name))) for day, name in chinese_calendar.holidays.items()}
    return off | dict.fromkeys(chinese_calendar.workdays, (True, MAKE_UP_DAY))


class WorkingCalendar:
    """Which days are working days. `extra_years` are the files of notices newer than the library."""

    def __init__(self, extra_years: Iterable[Path | str] = ()) -> None:
        notices = [read_notice(Path(path)) for path in extra_years]
        named = [notice.year for notice in notices]
        for year in sorted({year for year in named if named.count(year) > 1}):
            raise UserError("Two files give the holidays of %(year)s; keep one of them.", year=year)
        self._years = published_years() | set(named)
        self._named = dict(_published())
        for notice in notices:
            self._learn(notice)

    def _learn(self, notice: HolidayNotice) -> None:
        """Put a given notice in the place of what was known of its year."""
        self._named = {day: known for day, known in self._named.items() if day.year != notice.year}
        reason = Text(f"节假日：{notice.citation}", f"holiday: {notice.citation}")
        self._named |= dict.fromkeys(notice.off, (False, reason))
        self._named |= dict.fromkeys(notice.working, (True, MAKE_UP_DAY))

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on `day`."""
        known = self._named.get(_date(day))
        return known[0] if known else day.weekday() < SATURDAY

    def why(self, day: date) -> Text:
        """What makes `day` a working day or a day off."""
        known = self._named.get(_date(day))
        if known:
            return known[1]
        return WORKING_DAY if day.weekday() < SATURDAY else WEEKEND

    def is_provisional(self, day: date) -> bool:
        """Whether a notice yet to be published may still change `day`."""
        if day.year not in self._years:
            return True
        return (day.month, day.day) >= UNSETTLED_UNTIL_NEXT_NOTICE and day.year + 1 not in self._years

    def next_working_day(self, day: date) -> date:
        """The first working day after `day`, never `day` itself."""
        return self.add_working_days(day, 1)

    def add_working_days(self, start: date, n: int) -> date:
        """The `n`-th working day after `start`, which is not counted; before it for a negative `n`; `start` for 0."""
        step = ONE_DAY if n >= 0 else -ONE_DAY
        day, left = _date(start), abs(n)
        while left:
            day = _step(day, step)
            left -= self.is_working_day(day)
        return day

    def working_days_between(self, a: date, b: date) -> int:
        """Working days after `a` up to and including `b`; negative, counted back from `a`, if `b` lies before."""
        step = 1 if b >= a else -1
        days = (date.fromordinal(n) for n in range(a.toordinal() + step, b.toordinal() + step, step))
        return step * sum(map(self.is_working_day, days))


def _date(day: date) -> date:
    """A moment is a `date` to Python, yet equals none: without this it would slip past every holiday."""
    return day.date() if isinstance(day, datetime) else day


def _step(day: date, step: timedelta) -> date:
    try:
        return day + step
    except OverflowError:
        raise UserError(
            "Counting working days leaves the years %(first)d to %(last)d; give a nearer day or fewer days.",
            first=MINYEAR,
            last=MAXYEAR,
        ) from None
