"""Ask the body or an auditor to explain the sign-ins of an audit, within the statutory time after its end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.presence.checks import CHECKS
from gongxin.casework.presence.models import PresenceRequest
from gongxin.casework.presence.states import TRANSITIONS
from gongxin.casework.presence.step import check_may
from gongxin.casework.registry.models import AuditPlan, TeamMember
from gongxin.casework.trail.write import note
from gongxin.errors import UserError
from gongxin.law.clocks import clock

CLOCK = "sign_in_explanation"


@transaction.atomic
def ask_explanation(
    *, plan_id: str, checks: Sequence[str], question: str, by: Any, person_id: str = ""
) -> PresenceRequest:
    """Ask the body of the audit, or its member `person_id`. An open request to the same one stands."""
    step = TRANSITIONS["ask_explanation"]
    check_may(step.verb, by)
    plan = visible(by, AuditPlan.objects.known().filter(plan_id=plan_id)).order_by("-true_from").first()
    if plan is None or plan.planned_end_at is None:
        raise UserError("No audit plan %(plan)s with an end lies in your region.", plan=plan_id)
    if not question.strip() or set(checks) - set(CHECKS):
        raise UserError("Write what is to be explained.")
    addressee = _addressee(plan, person_id)
    if PresenceRequest.objects.filter(plan_id=plan_id, **addressee).exclude(state="explained").exists():
        raise UserError("An explanation of audit %(plan)s is asked for already.", plan=plan_id)
    ended_on = timezone.localtime(plan.planned_end_at).date()
    asked = PresenceRequest.objects.create(
        plan_id=plan_id,
        **addressee,
        division=plan.site_division or plan.body_division or "",
        checks=sorted(set(checks)),
        question=question.strip(),
        ended_on=ended_on,
        due_on=clock(CLOCK).count(ended_on).due_on,
        at=timezone.now(),
        by=str(by)[:60],
        state=step.to,
    )
    note(step.event, by=by, subject=("plan", plan_id), to=next(iter(addressee.values())), due_on=asked.due_on)
    return asked


def _addressee(plan: AuditPlan, person_id: str) -> dict[str, str]:
    if not person_id:
        return {"body_id": plan.body_id}
    if not TeamMember.objects.known().filter(plan_id=plan.plan_id, person_id=person_id).exists():
        raise UserError("%(person)s is not in the team of audit %(plan)s.", person=person_id, plan=plan.plan_id)
    return {"person_id": person_id}
