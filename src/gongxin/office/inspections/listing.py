"""The list of inspections: who sees which, and what is due first."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.inspections.clocks import next_due
from gongxin.casework.inspections.kinds import KINDS
from gongxin.casework.inspections.models import Inspection
from gongxin.casework.inspections.states import OPEN, STATES

MOST = 200
ON_HOME = 10
Row = tuple[Inspection, date | None, bool]  # with the next due day, and whether it has passed


def seen_by(account: Account) -> QuerySet[Inspection]:
    """The inspections an account sees: those of its region and those it is sent to; a firm its own, once told."""
    sent = Inspection.objects.filter(sent__username=account.username, sent__replaced_at=None).values("pk")
    own = visible(account, Inspection.objects.all()).values("pk")
    if not account.may(Permission.READ_PERSONAL):
        return visible(account, Inspection.objects.all())
    return Inspection.objects.filter(Q(pk__in=own) | Q(pk__in=sent))


def chosen(account: Account, asked: dict[str, str]) -> list[Row]:
    """By the filters of the page, by the day on which something must be done; what is done last comes last."""
    rows = seen_by(account)
    state, kind = asked.get("state", "open"), asked.get("kind", "")
    if state == "open":
        rows = rows.filter(state__in=OPEN)
    elif state in STATES:
        rows = rows.filter(state=state)
    if kind in KINDS:
        rows = rows.filter(kind=kind)
    if asked.get("mine"):
        rows = rows.filter(sent__username=account.username, sent__replaced_at=None)
    if asked.get("about"):
        rows = rows.filter(object_id=asked["about"][:60])
    return by_due(list(rows.order_by("due_on", "pk")[:MOST]))


def due_first(account: Account) -> list[Row]:
    """For the first page: those that the account works or is sent to, by due day."""
    rows = seen_by(account).filter(state__in=OPEN)
    if account.may(Permission.WORK_WARNINGS):
        rows = rows.filter(owner_division=account.division)
    elif account.may(Permission.READ_PERSONAL):
        rows = rows.filter(sent__username=account.username, sent__replaced_at=None)
    else:
        return []
    return by_due(list(rows.order_by("due_on", "pk")[:MOST]))[:ON_HOME]


def by_due(rows: list[Inspection]) -> list[Row]:
    """With the day by which the next step must be taken, the earliest first."""
    today = timezone.localdate()
    due = [(one, next_due(one)) for one in rows]
    due.sort(key=lambda pair: (pair[1] is None, pair[1] or today, -pair[0].pk))
    return [(one, day, day is not None and day < today) for one, day in due]
