"""Answer a presence challenge by the sign-in that was just taken. Late or foreign answers change nothing."""

from __future__ import annotations

from django.db import transaction

from gongxin.casework.presence.models import PresenceChallenge
from gongxin.casework.presence.statement import Statement
from gongxin.casework.presence.states import TRANSITIONS
from gongxin.casework.trail.write import note


@transaction.atomic
def answer_challenge(*, statement: Statement) -> bool:
    """Whether the challenge named by the statement was open for that person and is answered now.

    What counts is when it was signed, not when it came: a phone without a network answers in time and sends later.
    """
    step = TRANSITIONS["answer_challenge"]
    changed = PresenceChallenge.objects.filter(
        pk=statement.challenge_id,
        plan_id=statement.plan_id,
        person_id=statement.person_id,
        state__in=step.frm,
        issued_at__lte=statement.at,
        due_at__gte=statement.at,
    ).update(state=step.to, answered_by=statement.sign_in_id)
    if changed:
        note(step.event, subject=("plan", statement.plan_id), person_id=statement.person_id)
    return bool(changed)
