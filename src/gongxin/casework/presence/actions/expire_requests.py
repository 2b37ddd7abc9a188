"""Mark the requests whose day has passed without an explanation. One may still explain."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from gongxin.casework.presence.models import PresenceRequest
from gongxin.casework.presence.states import TRANSITIONS
from gongxin.casework.trail.write import note


@transaction.atomic
def expire_requests() -> int:
    """How many became overdue."""
    step = TRANSITIONS["expire_request"]
    waiting = PresenceRequest.objects.select_for_update().filter(state__in=step.frm, due_on__lt=timezone.localdate())
    late = list(waiting.order_by("pk"))
    PresenceRequest.objects.filter(pk__in=[one.pk for one in late]).update(state=step.to)
    for one in late:
        note(step.event, subject=("plan", one.plan_id), due_on=one.due_on)
    return len(late)
