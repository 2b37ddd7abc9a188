"""Say that holders were told, when and how."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.notices.models import WAYS, HolderNotice
from gongxin.casework.trail.write import note
from gongxin.errors import UserError


@transaction.atomic
def mark_told(*, by: Account, notices: Sequence[int], on: date, how: str) -> int:
    """Mark these notices as told; how many were not marked before."""
    if not by.may(Permission.WORK_WARNINGS):
        raise UserError("Your role does not tell holders.")
    if how not in dict(WAYS):
        raise UserError("Choose how the holders were told.")
    if on > timezone.localdate():
        raise UserError("%(day)s is still to come; give the day on which the holders were told.", day=on)
    waiting = visible(by, HolderNotice.objects.filter(pk__in=notices, told_on=None, withdrawn=False))
    if waiting.filter(since__gt=on).exists():
        raise UserError("A holder cannot have been told before the certificates lost effect.")
    told = waiting.update(told_on=on, told_how=how, told_by=str(by))
    if told:
        note("holders_told", by=by, subject=("holder_notices", ""), holders=told, how=how, on=on)
    return told
