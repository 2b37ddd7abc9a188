"""Say what came of a disposed warning: it was true, or a false alarm. This measures the detectors."""

from __future__ import annotations

import uuid
from typing import Any

from django.utils import timezone

from gongxin.casework.monitoring.actions.taking_a_step import take_step
from gongxin.casework.monitoring.models import RiskWarning
from gongxin.casework.steps import needed
from gongxin.errors import UserError

OUTCOME_OF = {"confirm": "confirmed", "deny": "false_alarm"}


def feed_back(
    *, verb: str, pk: int, by: Any, seen: int | None, reason: str, token: uuid.UUID | None = None
) -> RiskWarning:
    """`verb` is confirm or deny; the ground (an inspection, a decision, a reply) is needed."""
    reason = needed(reason, UserError("Name what shows it: an inspection, a decision, a reply."))

    def effect(warning: RiskWarning) -> dict[str, Any]:
        warning.outcome, warning.outcome_on = OUTCOME_OF[verb], timezone.localdate()
        return {"reason": reason}

    return take_step(verb, pk=pk, by=by, seen=seen, token=token, effect=effect)
