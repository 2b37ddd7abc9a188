"""Answer a request: the explanation goes into its register, where every detector reads it, and the request is met."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.presence.models import PresenceRequest
from gongxin.casework.presence.states import TRANSITIONS
from gongxin.casework.presence.step import check_may, in_turn
from gongxin.casework.registry.models import AuditPlan
from gongxin.casework.reporting.actions.explain import explain_anomaly
from gongxin.casework.trail.write import note


@transaction.atomic
def explain(*, pk: int, reason: str, text: str, by: Any) -> PresenceRequest:
    """What the one asked says, also after the day it was due."""
    step = TRANSITIONS["explain"]
    check_may(step.verb, by)
    asked: PresenceRequest = in_turn(step.verb, visible(by, PresenceRequest.objects.all()), pk)
    plan = AuditPlan.objects.known().filter(plan_id=asked.plan_id).order_by("-true_from")[0]
    said = explain_anomaly(plan=plan, reason=reason, text=text, by=by)
    asked.state, asked.explained_at, asked.explanation_id = step.to, timezone.now(), said.explanation_id
    asked.save(update_fields=["state", "explained_at", "explanation_id"])
    note(step.event, by=by, subject=("plan", asked.plan_id))
    return asked
