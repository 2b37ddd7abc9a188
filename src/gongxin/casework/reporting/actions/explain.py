"""Explain a sign-in anomaly. The explanation is a record of its register, weighed by every later run."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongxin.casework.registry.models import AuditPlan, Batch, Explanation
from gongxin.casework.registry.recording import record
from gongxin.casework.trail.write import note
from gongxin.errors import UserError

LONGEST = 2_000


@transaction.atomic
def explain_anomaly(*, plan: AuditPlan, reason: str, text: str, by: Any) -> Explanation:
    """Record what the body (or the auditor) says about the audit `plan`."""
    words = text.strip()
    if not words:
        raise UserError("The explanation is empty; say what happened at the audit %(plan)s.", plan=plan.plan_id)
    if len(words) > LONGEST:
        raise UserError("The explanation is longer than 2,000 characters; shorten it.")
    now = timezone.now()
    batch = Batch.objects.create(
        kind="act", origin=f"explanation of {plan.plan_id}", at=now, by=str(by), body_id=plan.body_id or ""
    )
    values = {
        "explanation_id": f"G{uuid.uuid4().hex[:20]}",
        "plan_id": plan.plan_id,
        "by": "auditor" if by.person_id else "body",
        "at": now.replace(microsecond=0),
        "reason": reason[:60],
        "text": words,
    }
    written = record(Explanation, values, true_from=timezone.localdate(), batch=batch, known=now)
    note("anomaly_explained", by=by, subject=("plan", plan.plan_id), plan_id=plan.plan_id)
    return written
