"""Close the challenges whose time has passed: nobody answered."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from gongxin.casework.presence.models import PresenceChallenge
from gongxin.casework.presence.states import TRANSITIONS
from gongxin.casework.trail.write import note


@transaction.atomic
def close_challenges() -> int:
    """How many were missed. A phone that answered in time and sends later still answers."""
    step = TRANSITIONS["close_challenge"]
    open_ones = PresenceChallenge.objects.select_for_update().filter(state__in=step.frm, due_at__lt=timezone.now())
    missed = list(open_ones.order_by("pk"))
    PresenceChallenge.objects.filter(pk__in=[one.pk for one in missed]).update(state=step.to)
    for one in missed:
        note(step.event, subject=("plan", one.plan_id), person_id=one.person_id)
    return len(missed)
