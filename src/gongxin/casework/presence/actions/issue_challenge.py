"""Put a presence challenge to one member of a team, while the audit runs."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from gongxin.casework.presence.models import PresenceChallenge
from gongxin.casework.presence.plans import places_of
from gongxin.casework.presence.states import TRANSITIONS
from gongxin.casework.registry.models import AuditPlan, TeamMember
from gongxin.casework.trail.write import note
from gongxin.errors import UserError
from gongxin.law.parameters import parameter


@transaction.atomic
def issue_challenge(*, plan_id: str, person_id: str) -> PresenceChallenge:
    """A question that `person_id` must answer from the site of `plan_id` within the time of the parameter."""
    moment = timezone.now().replace(microsecond=0)
    running = AuditPlan.objects.known().filter(
        plan_id=plan_id, planned_start_at__lte=moment, planned_end_at__gte=moment
    )
    if not running.exclude(cancelled=True).exists():
        raise UserError("Audit %(plan)s is not running now; a challenge is put while it runs.", plan=plan_id)
    if not TeamMember.objects.known().filter(plan_id=plan_id, person_id=person_id).exists():
        raise UserError("%(person)s is not in the team of audit %(plan)s.", person=person_id, plan=plan_id)
    step, where = TRANSITIONS["issue_challenge"], places_of([plan_id])[plan_id]
    seconds = parameter("presence.challenge_time").on(timezone.localdate()).value
    made = PresenceChallenge.objects.create(
        plan_id=plan_id,
        person_id=person_id,
        body_id=where.body_id,
        division=where.division,
        body_division=where.body_division,
        issued_at=moment,
        due_at=moment + timedelta(seconds=seconds),
        state=step.to,
    )
    note(step.event, subject=("plan", plan_id), person_id=person_id)
    return made
