"""How a time limit is counted, day by day, so that anyone can check it with a calendar on the wall.

The day of the event is not counted (民法典 art. 201, 令121 art. 45). A limit in months or years ends on the day of the
same number, or on the last day of a month that has none (民法典 art. 202). A last day off moves on to the next working
day (民法典 art. 203, 令121 art. 45). Pauses stop the count on every day they cover.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from gongxin.errors import UserError
from gongxin.i18n import Text
from gongxin.law.calendar import WorkingCalendar
from gongxin.law.clock_events import Pause
from gongxin.law.limit import PAUSE_GROUNDS, Limit, Unit

START = Text("事件当日不计入", "the day of the event is not counted")
MOVED_HERE = Text("最后一日为节假日，顺延至此", "the last day was a day off: moved to this working day")


class CountedDay(NamedTuple):
    """One day of a count: its number, or None with the reason why it is not counted."""

    day: date
    number: int | None
    reason: Text
    paused: bool = False


def count_days(
    limit: Limit, start: date, extra: int, pauses: tuple[Pause, ...], calendar: WorkingCalendar
) -> tuple[tuple[CountedDay, ...], date | None]:
    """Every day from `start` to the due day, with the due day (None if a pause that is not over stops the count)."""
    step = -1 if limit.before else 1
    days = [CountedDay(start, None, START)]
    left = days_to_count(limit, start, extra)
    number, day = 0, start
    while number < left or (limit.rolls and _must_move(days[-1], calendar)):
        day = _next(day, step)
        stopped = next((pause for pause in pauses if pause.covers(day)), None)
        if stopped is None:
            days.append(_count_one(limit, day, number, left, calendar))
            number = days[-1].number or number
        else:
            days.append(CountedDay(day, None, _pause_reason(stopped), paused=True))
            if stopped.to_on is None:
                return tuple(days), None
    return tuple(days), day


def _must_move(last: CountedDay, calendar: WorkingCalendar) -> bool:
    return last.paused or not calendar.is_working_day(last.day)


def _count_one(limit: Limit, day: date, number: int, left: int, calendar: WorkingCalendar) -> CountedDay:
    working, why = calendar.is_working_day(day), calendar.why(day)
    if number == left:
        return CountedDay(day, None, MOVED_HERE if working else why)
    if limit.unit is Unit.WORKING_DAY:
        return CountedDay(day, number + 1 if working else None, why)
    return CountedDay(day, number + 1, Text(f"自然日（{why.zh}）", f"calendar day ({why.en})"))


def _pause_reason(pause: Pause) -> Text:
    ground = PAUSE_GROUNDS[pause.ground]
    return Text(f"中止计算：{ground.zh}", f"paused: {ground.en}")


def days_to_count(limit: Limit, start: date, extra: int) -> int:
    """How many days of its kind the limit counts: months, years and dates of the year are turned into days."""
    length = limit.length + extra
    if limit.unit in (Unit.WORKING_DAY, Unit.CALENDAR_DAY):
        return length
    if limit.unit is Unit.DATE_OF_YEAR:
        this_year = date(start.year, limit.month, limit.day)
        end = this_year if this_year > start else _months_on(this_year, 12)
    else:
        months = length * (12 if limit.unit is Unit.YEAR else 1)
        end = _months_on(start, -months if limit.before else months)
    return abs((end - start).days)


def _months_on(start: date, months: int) -> date:
    years, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    try:
        return date(years, month + 1, min(start.day, monthrange(years, month + 1)[1]))
    except (ValueError, OverflowError):
        raise _out_of_range() from None


def _next(day: date, step: int) -> date:
    try:
        return day + timedelta(days=step)
    except OverflowError:
        raise _out_of_range() from None


def _out_of_range() -> UserError:
    return UserError("The count leaves the years 1 to 9999; check the day on which it begins.")
