"""Open a disposed warning again: a new dated step, nothing of the old ones is taken back."""

from __future__ import annotations

import uuid
from typing import Any

from gongxin.casework.monitoring.actions.taking_a_step import take_step
from gongxin.casework.monitoring.models import RiskWarning
from gongxin.casework.monitoring.states import GROWING
from gongxin.casework.steps import needed
from gongxin.errors import UserError


def reopen(*, pk: int, by: Any, seen: int | None, reason: str, token: uuid.UUID | None = None) -> RiskWarning:
    """Back to the beginning; feedback given before no longer counts. Refused where another one is open already."""
    reason = needed(reason, UserError("Give the reason for opening it again."))

    def effect(warning: RiskWarning) -> dict[str, Any]:
        same = RiskWarning.objects.filter(
            about_kind=warning.about_kind, about_id=warning.about_id, risk_point=warning.risk_point, state__in=GROWING
        ).exclude(pk=warning.pk)
        if other := same.first():
            raise UserError("Warning %(number)s about the same is open already; work that one.", number=other.pk)
        warning.outcome, warning.outcome_on = "", None
        return {"reason": reason}

    return take_step("reopen", pk=pk, by=by, seen=seen, token=token, effect=effect)
