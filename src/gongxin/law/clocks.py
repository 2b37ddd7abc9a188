"""Statutory clocks: every time limit of the law, found by name, in the version of the day on which it began to run.

`clock("penalty_decision").count(filed_on)` shows when the decision is due and how every single day was counted.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from gongxin.errors import UnknownName, UserError
from gongxin.i18n import Text
from gongxin.law.calendar import WorkingCalendar
from gongxin.law.clock_events import Extension, Pause, checked_pauses, granted_length
from gongxin.law.count import Count
from gongxin.law.counting import count_days, days_to_count
from gongxin.law.limit import Limit, Unit, read_limit
from gongxin.law.parameters import DatedValue, Parameter, parameters

GROUP = "clocks."


@functools.cache
def published_calendar() -> WorkingCalendar:
    """The calendar as the library knows it, for those who bring none of their own."""
    return WorkingCalendar()


@dataclass(frozen=True)
class Clock:
    """One time limit with all its versions. `limits` runs beside `parameter.history`; None where no limit is known."""

    name: str
    parameter: Parameter
    limits: tuple[Limit | None, ...]

    @property
    def label(self) -> Text:
        """What has to be done, or what lasts."""
        return self.parameter.label

    def on(self, day: date) -> tuple[Limit, DatedValue]:
        """The limit for an event of `day`, with the dated value it stands in; the first one for earlier events."""
        dated = self.parameter.on(day)
        limit = self.limits[self.parameter.history.index(dated)]
        if limit is None:
            raise UserError(
                "No time limit is known for %(clock)s (%(label)s) beginning on %(day)s; see law/parameters/clocks.",
                clock=self.name,
                label=self.label.en,
                day=day,
            )
        return limit, dated

    def count(
        self,
        start: date,
        *,
        pauses: Iterable[Pause] = (),
        extensions: Iterable[Extension] = (),
        done_on: date | None = None,
        calendar: WorkingCalendar | None = None,
    ) -> Count:
        """Count from the event of `start`; `done_on` is the day on which the act was done, if it was."""
        start = start.date() if isinstance(start, datetime) else start
        limit, dated = self.on(start)
        if limit.unit is Unit.HOUR:
            raise UserError("%(clock)s runs in hours; ask for the moment it is due.", clock=self.name)
        stops, days = checked_pauses(self.name, limit, pauses), calendar or published_calendar()
        extra = granted_length(
            self.name, limit, start, extensions, lambda so_far: count_days(limit, start, so_far, stops, days)[1]
        )
        counted, due_on = count_days(limit, start, extra, stops, days)
        to_count = days_to_count(limit, start, extra)
        return Count(self.name, self.label, limit, dated, start, to_count, counted, due_on, done_on, days)

    def due_at(self, start: datetime) -> datetime:
        """The moment at which a limit in hours ends. Hours run at once and through holidays (民法典 art. 201)."""
        limit, _ = self.on(start.date())
        if limit.unit is not Unit.HOUR:
            raise UserError("%(clock)s runs in days; ask for its count.", clock=self.name)
        return start + timedelta(hours=limit.length)


@functools.cache
def clocks() -> Mapping[str, Clock]:
    """Every clock by name; refused here if one of its limits is not whole."""
    named = {name.removeprefix(GROUP): each for name, each in parameters().items() if name.startswith(GROUP)}
    return {name: Clock(name, each, tuple(map(_limit, each.history))) for name, each in named.items()}


def _limit(dated: DatedValue) -> Limit | None:
    return None if dated.value is None else read_limit(dated.value, dated.citation)


def clock(name: str) -> Clock:
    """The clock called `name`; a clear error where there is none."""
    known = clocks().get(name)
    if known is None:
        raise UnknownName("No clock is called %(name)s; see law/parameters/clocks.", name=name)
    return known
