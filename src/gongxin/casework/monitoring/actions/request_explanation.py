"""Ask the body and the auditors concerned for an explanation."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from gongxin.casework.monitoring.actions.taking_a_step import take_step
from gongxin.casework.monitoring.clocks import time_to_explain
from gongxin.casework.monitoring.concerned import audit_ended_on, people_of
from gongxin.casework.monitoring.models import ExplanationRequest, RiskWarning
from gongxin.casework.monitoring.risk_points import risk_point
from gongxin.casework.steps import needed
from gongxin.errors import UserError


def request_explanation(
    *,
    pk: int,
    by: Any,
    seen: int | None,
    question: str,
    body: bool = True,
    people: Sequence[str] = (),
    token: uuid.UUID | None = None,
) -> RiskWarning:
    """Ask the body, or the named people of the findings, or both; each has a request and a clock of its own."""
    question = needed(question, UserError("Write what is to be explained."))

    def effect(warning: RiskWarning) -> dict[str, Any]:
        asked = _addressees(warning, body, people)
        today = timezone.localdate()
        statutory = risk_point(warning.risk_point).on(today).clock
        ended = audit_ended_on(warning) if statutory else None
        clock, start_on, due_on = time_to_explain(today, statutory, ended)
        for kind, id_ in asked:
            ExplanationRequest.objects.create(
                warning=warning,
                **{kind: id_},
                question=question,
                clock=clock,
                start_on=start_on,
                due_on=due_on,
                statutory_from=ended,
                at=timezone.now(),
                by=str(by),
            )
        warning.due_on = latest_due(warning)
        return {"due_on": due_on, "to": ", ".join(id_ for _, id_ in asked)}

    return take_step("request_explanation", pk=pk, by=by, seen=seen, token=token, effect=effect)


def latest_due(warning: RiskWarning) -> date | None:
    """The day on which the last open request runs out."""
    waiting = warning.requests.filter(answered_on=None)
    return max(waiting.values_list("due_on", flat=True), default=None)


def _addressees(warning: RiskWarning, body: bool, people: Sequence[str]) -> list[tuple[str, str]]:
    unknown = set(people) - set(people_of(warning))
    if unknown:
        raise UserError(
            "%(people)s is not named by the findings of warning %(number)s.",
            people=", ".join(sorted(unknown)),
            number=warning.pk,
        )
    asked = [("body_id", warning.body_id)] if body and warning.body_id else []
    asked += [("person_id", one) for one in sorted(set(people))]
    if not asked:
        raise UserError("Choose who is to explain: the body, an auditor, or both.")
    return asked
