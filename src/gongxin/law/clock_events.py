"""What happens to a running clock: it is stopped on a legal ground, or lengthened with approval."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from gongxin.errors import UserError
from gongxin.law.limit import PAUSE_GROUNDS, AllowedExtension, Limit


@dataclass(frozen=True)
class Pause:
    """Days from `from_on` up to and including `to_on` (None: not over yet) that are not counted, on a legal ground."""

    ground: str
    from_on: date
    to_on: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the clock stands still on `day`."""
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


@dataclass(frozen=True)
class Extension:
    """A lengthening granted on a day by someone, by `length` in the unit of the clock (None: all the law allows)."""

    granted_on: date
    approved_by: str
    length: int | None = None


def checked_pauses(clock: str, limit: Limit, pauses: Iterable[Pause]) -> tuple[Pause, ...]:
    """The pauses in order of time, each on a ground that the law of this clock names."""
    ordered = tuple(sorted(pauses, key=lambda pause: pause.from_on))
    for pause in ordered:
        if pause.ground not in limit.pauses:
            raise UserError(
                "%(clock)s cannot be paused for %(ground)s; its law allows: %(allowed)s.",
                clock=clock,
                ground=pause.ground,
                allowed=", ".join(ground for ground in PAUSE_GROUNDS if ground in limit.pauses) or "-",
            )
        if pause.to_on is not None and pause.to_on < pause.from_on:
            raise UserError(
                "A pause of %(clock)s ends on %(to_on)s, before it begins on %(from_on)s; correct one of the days.",
                clock=clock,
                to_on=pause.to_on,
                from_on=pause.from_on,
            )
    return ordered


def granted_length(
    clock: str, limit: Limit, start: date, extensions: Iterable[Extension], due_with: Callable[[int], date | None]
) -> int:
    """By how much the clock was lengthened in all. Each extension must come while the limit still runs.

    `due_with(length)` is the day on which the clock is due when lengthened so far (None while it is paused).
    """
    total = 0
    for number, extension in enumerate(sorted(extensions, key=lambda each: each.granted_on)):
        if number == len(limit.extensions):
            raise UserError(
                "%(clock)s may be extended %(times)d times and not once more; remove the extension of %(day)s.",
                clock=clock,
                times=number,
                day=extension.granted_on,
            )
        due_on = due_with(total)
        if extension.granted_on < start or (due_on is not None and extension.granted_on > due_on):
            raise UserError(
                "The extension of %(day)s was not granted while %(clock)s ran (%(start)s to %(due)s); remove it.",
                clock=clock,
                day=extension.granted_on,
                start=start,
                due=due_on or "-",
            )
        total += _one_length(clock, limit.extensions[number], extension)
    return total


def _one_length(clock: str, allowed: AllowedExtension, extension: Extension) -> int:
    length = allowed.length if extension.length is None else extension.length
    if not extension.approved_by.strip():
        raise UserError(
            "The extension of %(day)s of %(clock)s names nobody who approved it; it needs: %(approval)s.",
            clock=clock,
            day=extension.granted_on,
            approval=allowed.approval.en,
        )
    if length is None or length < 1 or (allowed.length is not None and length > allowed.length):
        raise UserError(
            "The extension of %(day)s of %(clock)s must have a length of at least 1 and at most %(most)s.",
            clock=clock,
            day=extension.granted_on,
            most=allowed.length or "-",
        )
    return length
