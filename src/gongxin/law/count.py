"""The result of counting a time limit: when it is due, what is left, how late it is, and every day that was counted."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from gongxin.i18n import Text
from gongxin.law.calendar import WorkingCalendar
from gongxin.law.counting import CountedDay
from gongxin.law.instruments import instruments
from gongxin.law.limit import Kind, Limit, Unit
from gongxin.law.parameters import DatedValue


class State(StrEnum):
    """Where a clock stands on a given day."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    PAUSED = "paused"
    DUE_TODAY = "due_today"
    OVERDUE = "overdue"
    ENDED = "ended"
    MET = "met"
    MET_LATE = "met_late"

    @property
    def label(self) -> Text:
        """The state in words."""
        return STATE_LABELS[self]


STATE_LABELS = {
    State.NOT_STARTED: Text("未开始", "not started"),
    State.RUNNING: Text("计算中", "running"),
    State.PAUSED: Text("中止计算", "paused"),
    State.DUE_TODAY: Text("今日到期", "due today"),
    State.OVERDUE: Text("已逾期", "overdue"),
    State.ENDED: Text("已届满", "ended"),
    State.MET: Text("已按期完成", "done in time"),
    State.MET_LATE: Text("逾期完成", "done late"),
}


@dataclass(frozen=True)
class Count:
    """One clock counted from one event. `due_on` is None while a pause is not over.

    For a deadline `due_on` is the last day in time, for a term its last day, before an event the latest day to act.
    """

    clock: str
    label: Text
    limit: Limit
    law: DatedValue
    start: date
    to_count: int
    days: tuple[CountedDay, ...]
    due_on: date | None
    done_on: date | None
    calendar: WorkingCalendar = field(repr=False, compare=False)

    @property
    def in_force(self) -> bool:
        """Whether the cited version was in force on the day of the event; if not, this is what it would have said."""
        version = instruments()[self.law.citation.instrument].versions[self.law.citation.version]
        return version.from_on <= self.start and (version.to_on is None or self.start <= version.to_on)

    @property
    def provisional(self) -> bool:
        """Whether a holiday notice yet to be published may move the due day."""
        if self.limit.unit is Unit.WORKING_DAY:
            return any(self.calendar.is_provisional(each.day) for each in self.days[1:])
        if not self.limit.rolls:
            return False
        last = max((i for i, each in enumerate(self.days) if each.number is not None), default=0)
        return any(self.calendar.is_provisional(each.day) for each in self.days[last:])

    def days_left(self, today: date) -> int:
        """Days after `today` in which the act is still in time: working days for such clocks, else calendar days.

        0 on the due day and after it. While a pause is not over: the days that remain when it ends.
        """
        if self.due_on is None:
            return self.to_count - sum(each.number is not None and each.day <= today for each in self.days)
        if today >= self.due_on:
            return 0
        if self.limit.unit is Unit.WORKING_DAY and self.limit.before:
            return self.calendar.working_days_between(today, self.due_on)
        if self.limit.before:
            return (self.due_on - today).days
        ahead = [each for each in self.days[1:] if each.day > today and not each.paused]
        return sum(each.number is not None for each in ahead) if self.limit.unit is Unit.WORKING_DAY else len(ahead)

    def overdue_by(self, today: date) -> int:
        """Days past the due day, in working days for such clocks, else calendar days; up to the act if it was done."""
        until = min(today, self.done_on) if self.done_on else today
        if self.due_on is None or until <= self.due_on or self.limit.kind is Kind.TERM:
            return 0
        if self.limit.unit is Unit.WORKING_DAY:
            return self.calendar.working_days_between(self.due_on, until)
        return (until - self.due_on).days

    def state(self, today: date) -> State:
        """Where the clock stands at the end of `today`."""
        if self.done_on and self.done_on <= today:
            return State.MET if self.due_on is None or self.done_on <= self.due_on else State.MET_LATE
        if today < self.start and not self.limit.before:
            return State.NOT_STARTED
        if any(each.paused and each.day == today for each in self.days) or self._stands_still(today):
            return State.PAUSED
        if self.due_on is None or today < self.due_on:
            return State.RUNNING
        if today == self.due_on:
            return State.DUE_TODAY
        return State.ENDED if self.limit.kind is Kind.TERM else State.OVERDUE

    def _stands_still(self, today: date) -> bool:
        return self.due_on is None and today >= self.days[-1].day
