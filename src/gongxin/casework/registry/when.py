"""As it was on day D, as we knew it at time K: the two dates that every page takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from gongxin.casework.days import midnight
from gongxin.errors import UserError


@dataclass(frozen=True)
class When:
    """`on` is the day in the world; `known` the moment of our knowledge, None for now."""

    on: date
    known: datetime | None = None

    @property
    def is_now(self) -> bool:
        """Whether this is simply today as we know it."""
        return self.known is None and self.on == timezone.localdate()


def now() -> When:
    """Today, as we know it."""
    return When(timezone.localdate())


def read_when(on: str, known: str) -> When:
    """From the two query parameters, each a day (YYYY-MM-DD) or empty. `known` means the end of that day."""
    day = _day(on, "on") or timezone.localdate()
    until = _day(known, "known")
    if until is None:
        return When(day)
    return When(day, midnight(until + timedelta(days=1)) - timedelta(seconds=1))


def _day(written: str, name: str) -> date | None:
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise UserError("%(value)s is not a day; write ?%(name)s=2026-06-30.", value=written[:20], name=name) from error
