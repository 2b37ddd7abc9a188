"""Dispose of a weighed warning: close it with a reason, or leave a draft for a letter, an inspection or a case."""

from __future__ import annotations

import uuid
from typing import Any

from django.utils import timezone

from gongxin.casework.monitoring.actions.taking_a_step import take_step
from gongxin.casework.monitoring.drafts import content_of
from gongxin.casework.monitoring.models import Draft, RiskWarning
from gongxin.casework.steps import needed
from gongxin.errors import UserError

VERB_OF = {"letter": "draft_letter", "inspection": "draft_inspection", "case": "draft_case"}


def close(*, pk: int, by: Any, seen: int | None, reason: str, token: uuid.UUID | None = None) -> RiskWarning:
    """Close the warning; it needs a reason."""
    reason = needed(reason, UserError("Give the reason for closing."))
    return take_step("close", pk=pk, by=by, seen=seen, token=token, effect=lambda _: {"reason": reason})


def draft(*, kind: str, pk: int, by: Any, seen: int | None, reason: str, token: uuid.UUID | None = None) -> RiskWarning:
    """Fill in a draft of `kind`: letter, inspection or case. People decide what becomes of it."""
    reason = needed(reason, UserError("Say what the draft is for."))

    def effect(warning: RiskWarning) -> dict[str, Any]:
        Draft.objects.create(
            warning=warning, kind=kind, note=reason, content=content_of(warning), at=timezone.now(), by=str(by)
        )
        return {"draft": kind, "reason": reason}

    return take_step(VERB_OF[kind], pk=pk, by=by, seen=seen, token=token, effect=effect)
