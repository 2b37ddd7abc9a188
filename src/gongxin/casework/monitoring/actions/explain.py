"""The body or the auditor explains. What was said before stays; the explanation may be added to until it is weighed."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongxin.casework.monitoring.actions.request_explanation import latest_due
from gongxin.casework.monitoring.actions.taking_a_step import take_step
from gongxin.casework.monitoring.models import Answer, ExplanationRequest, RiskWarning
from gongxin.casework.monitoring.policies import may_explain
from gongxin.casework.monitoring.states import TRANSITIONS
from gongxin.casework.steps import needed
from gongxin.casework.trail.write import note
from gongxin.errors import UserError


@transaction.atomic
def explain(*, request_pk: int, by: Any, text: str, token: uuid.UUID | None = None) -> Answer:
    """Answer a request. When nothing is left unanswered the warning is explained."""
    asked = ExplanationRequest.objects.select_for_update().get(pk=request_pk)
    if not may_explain(by, asked):
        raise UserError("This request is not addressed to you.")
    text = needed(text, UserError("Write the explanation."))
    if token is not None and (said := Answer.objects.filter(token=token).first()):
        return said
    warning = RiskWarning.objects.select_for_update().get(pk=asked.warning_id)
    if warning.state not in (*TRANSITIONS["explain"].frm, "explained"):
        raise UserError("The explanation has been weighed already; write to the authority that asked.")
    today = timezone.localdate()
    answer = Answer.objects.create(
        request=asked, text=text, at=timezone.now(), by=str(by), late=today > asked.due_on, token=token
    )
    if asked.answered_on is None:
        asked.answered_on = today
        asked.save(update_fields=["answered_on"])
    _tell(warning, asked)
    return answer


def _tell(warning: RiskWarning, asked: ExplanationRequest) -> None:
    """A step where this was the last answer, else an entry only. The trail names the kind of addressee, no person."""
    addressee = "body" if asked.body_id else "person"
    complete = not warning.requests.filter(answered_on=None).exists()
    if complete and warning.state != "explained":
        take_step("explain", pk=warning.pk, by=None, seen=None, effect=lambda _: {"addressee": addressee})
        return
    if warning.state != "explained":
        warning.due_on = latest_due(warning)
    warning.version += 1
    warning.save(update_fields=["due_on", "version"])
    note("explanation_given", subject=("warning", str(warning.pk)), addressee=addressee)
