"""Remind those who were asked to explain sign-ins: some days before the end of the statutory time, and at its end."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from gongxin.casework.presence.models import PresenceRequest
from gongxin.casework.reminders.models import NOW, SOON, Reminder
from gongxin.casework.schedule.declared import Turn
from gongxin.casework.trail.write import note
from gongxin.law.parameters import parameter

BEFORE = "sign_in.reminder_days"


def turn(one: Turn) -> int:
    """The job of the schedule."""
    return remind(today=timezone.localdate(one.now))


@transaction.atomic
def remind(*, today: date | None = None) -> int:
    """Make the reminders that are due; how many."""
    today = today or timezone.localdate()
    before = timedelta(days=parameter(BEFORE).on(today).value)
    waiting = PresenceRequest.objects.exclude(state="explained")
    soon = waiting.filter(due_on__gt=today, due_on__lte=today + before)
    return _make(SOON, soon) + _make(NOW, waiting.filter(due_on__lte=today))


def _make(kind: str, requests: QuerySet[PresenceRequest]) -> int:
    made = Reminder.objects.filter(request=OuterRef("pk"), kind=kind)
    fresh = list(requests.exclude(Exists(made)).order_by("pk"))
    Reminder.objects.bulk_create([_reminder(kind, each) for each in fresh])
    for each in fresh:
        note("presence_reminded", subject=("plan", each.plan_id), to=each.body_id or each.person_id, due_on=each.due_on)
    return len(fresh)


def _reminder(kind: str, asked: PresenceRequest) -> Reminder:
    return Reminder(
        request=asked,
        kind=kind,
        plan_id=asked.plan_id,
        body_id=asked.body_id,
        person_id=asked.person_id,
        division=asked.division,
        due_on=asked.due_on,
        made_at=timezone.now(),
    )
