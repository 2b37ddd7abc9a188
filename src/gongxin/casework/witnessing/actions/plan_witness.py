"""Send an inspector to a coming audit."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.registry.models import AuditPlan
from gongxin.casework.registry.when import now
from gongxin.casework.steps import reason_of, refuse_unless
from gongxin.casework.trail.write import note
from gongxin.casework.witnessing.inspectors import inspectors_for
from gongxin.casework.witnessing.models import Witness
from gongxin.casework.witnessing.states import TRANSITIONS
from gongxin.errors import UserError
from gongxin.law.parameters import parameter


def tells_body() -> bool:
    """Whether bodies are told beforehand, as the parameter of today says."""
    return bool(parameter("witnessing.tell_body").on(timezone.localdate()).value)


@transaction.atomic
def plan_witness(*, plan_id: str, inspector: str, why: str, by: Any, tell_body: bool | None = None) -> Witness:
    """Plan it. `tell_body` None: as the parameter says; a single case may be decided otherwise, and is noted."""
    step = TRANSITIONS["plan"]
    refuse_unless(step.who is None or by.may(step.who))
    plan = visible(by, AuditPlan.objects.at(now()).filter(plan_id=plan_id)).exclude(cancelled=True).first()
    if plan is None or plan.planned_start_at is None or plan.planned_end_at is None:
        raise UserError("No audit plan %(plan)s with an end lies in your region.", plan=plan_id)
    if plan.planned_end_at <= timezone.now():
        raise UserError("Audit %(plan)s is over; only a coming one can be witnessed.", plan=plan_id)
    site = plan.site_division or ""
    if inspector not in {one.username for one in inspectors_for(site, by)}:
        raise UserError("Choose an inspector of your region who may see the site.")
    why = reason_of(why)
    told = tells_body() if tell_body is None else tell_body
    try:
        with transaction.atomic():
            made = Witness.objects.create(
                plan_id=plan_id,
                org_id=plan.org_id or "",
                body_id=plan.body_id or "",
                told_body_id=(plan.body_id or "") if told else "",
                division=site,
                body_division=plan.body_division or "",
                on=max(timezone.localtime(plan.planned_start_at).date(), timezone.localdate()),
                inspector=inspector,
                state=step.to,
                why=why,
                by=str(by)[:60],
                at=timezone.now(),
            )
    except IntegrityError as twice:
        raise UserError("Somebody is sent to audit %(plan)s already.", plan=plan_id) from twice
    note(step.event, by=by, subject=("plan", plan_id), inspector=inspector, on=made.on, told=told)
    return made
