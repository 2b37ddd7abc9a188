"""Reading the trail: filters, and pages that stay quick however long it grows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from gongxin.casework.accounts.models import Account
from gongxin.casework.days import midnight
from gongxin.casework.trail.events import EVENTS
from gongxin.casework.trail.models import Entry
from gongxin.errors import UserError

PAGE = 50
NEWEST_FIRST = ("-at", "-id")


@dataclass(frozen=True)
class Asked:
    """What a reader looks for; everything empty asks for all. `until` is a day and included."""

    account: str = ""
    kind: str = ""
    subject: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Page:
    """Entries, newest first, and where the next page begins ("" where there is none)."""

    entries: list[Entry]
    after: str


def asked_by(given: Any) -> Asked:
    """From the query of a page; a wrong day or kind is told."""
    kind = given.get("kind", "")
    if kind and kind not in EVENTS:
        raise UserError("The audit trail knows no kind %(kind)s.", kind=kind[:40])
    return Asked(
        given.get("account", "").strip(),
        kind,
        given.get("subject", "").strip(),
        _day(given.get("since", "")),
        _day(given.get("until", "")),
    )


def entries(asked: Asked) -> QuerySet[Entry]:
    """The entries asked for, newest first."""
    found = Entry.objects.order_by(*NEWEST_FIRST)
    if asked.account:
        account = Account.objects.filter(username__iexact=asked.account).first()
        found = found.filter(account_id=account.pk) if account else found.none()
    if asked.kind:
        found = found.filter(code=asked.kind)
    if asked.subject:
        found = found.filter(subject_id=asked.subject)
    if asked.since:
        found = found.filter(at__gte=midnight(asked.since))
    if asked.until:
        found = found.filter(at__lt=midnight(asked.until + timedelta(days=1)))
    return found


def page(asked: Asked, after: str = "") -> Page:
    """One page of them, from behind `after` on."""
    found = entries(asked)
    if after:
        moment, id_ = _mark(after)
        found = found.filter(Q(at__lt=moment) | Q(at=moment, id__lt=id_))
    rows = list(found[: PAGE + 1])
    more = len(rows) > PAGE
    last = rows[PAGE - 1] if more else None
    return Page(rows[:PAGE], f"{last.at.isoformat()}_{last.pk}" if last else "")


def _mark(after: str) -> tuple[datetime, int]:
    moment, _, id_ = after.partition("_")
    try:
        read = datetime.fromisoformat(moment)
        number = int(id_)
        if read.tzinfo is None or not 0 < number < 2**63:
            raise ValueError
    except ValueError as error:
        raise UserError("This page of the audit trail does not exist; begin at the first.") from error
    return read, number


def _day(written: str) -> date | None:
    if not written:
        return None
    try:
        day = date.fromisoformat(written)
    except ValueError as error:
        raise UserError("%(value)s is not a day.", value=written[:20]) from error
    if not date(2000, 1, 1) <= day <= date(2200, 1, 1):
        raise UserError("%(value)s is not a day of this platform.", value=written[:20])
    return day
