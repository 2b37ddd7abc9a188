"""The reminders that the first page shows to the one who was asked."""

from __future__ import annotations

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.reminders.models import Reminder

MOST = 20


def reminders_of(account: Account) -> list[Reminder]:
    """The latest reminder of each request that still waits, by due day."""
    if not account.may(Permission.EXPLAIN):
        return []
    standing = visible(account, Reminder.objects.exclude(request__state="explained")).order_by("due_on", "pk")
    return list({each.request_id: each for each in standing[: 2 * MOST]}.values())[:MOST]
