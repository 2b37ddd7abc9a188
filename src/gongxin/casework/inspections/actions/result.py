"""What happens after the visit: who enters the result, who approves it, and that everybody may read it."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.inspections.actions.step import take_step
from gongxin.casework.inspections.answers import failed
from gongxin.casework.inspections.ledger_fact import tell_result
from gongxin.casework.inspections.models import Inspection
from gongxin.casework.inspections.team import standing
from gongxin.casework.registry.models import Batch, KnownInspection
from gongxin.casework.registry.recording import record
from gongxin.casework.steps import reason_of
from gongxin.codes.supervision_codes import INSPECTION_OUTCOMES
from gongxin.errors import UserError


def enter(*, pk: int, outcome: str, told: str, answers_for: str, by: Account, seen: int | None = None) -> Inspection:
    """Enter what came of it, and which of the inspectors answers for it (谁检查、谁录入、谁负责)."""
    if outcome not in INSPECTION_OUTCOMES:
        raise UserError("Choose what came of it.")

    def effect(inspection: Inspection) -> dict[str, Any]:
        _check_agrees(inspection, outcome)
        _check_answers(inspection, answers_for)
        inspection.outcome, inspection.told = outcome, reason_of(told)[:4000]
        inspection.entered_by, inspection.answers_for = by.username, answers_for
        return {"outcome": outcome, "answers_for": answers_for}

    return take_step("enter", pk=pk, by=by, seen=seen, effect=effect)


def send_back(*, pk: int, reason: str, by: Account, seen: int | None = None) -> Inspection:
    """The result is to be entered again, with the reason."""
    return take_step("send_back", pk=pk, by=by, reason=reason, seen=seen)


def approve(*, pk: int, by: Account, seen: int | None = None) -> Inspection:
    """Approve the result; by somebody else than the one who entered it."""

    def effect(inspection: Inspection) -> dict[str, Any]:
        inspection.approved_by = by.username
        return {}

    return take_step("approve", pk=pk, by=by, seen=seen, effect=effect)


@transaction.atomic
def publish(*, pk: int, by: Account, seen: int | None = None) -> Inspection:
    """Publish the result, tell it to the ledger, and give it to the register from which the next run judges."""

    def effect(inspection: Inspection) -> dict[str, Any]:
        inspection.published_on = timezone.localdate()
        _into_register(inspection, by)
        tell_result(inspection)
        return {"outcome": inspection.outcome}

    return take_step("publish", pk=pk, by=by, seen=seen, effect=effect)


def close(*, pk: int, by: Account, seen: int | None = None) -> Inspection:
    """Nothing more is to be done."""
    return take_step("close", pk=pk, by=by, seen=seen)


def _check_agrees(inspection: Inspection, outcome: str) -> None:
    """What came of it agrees with the checklist: a problem has an item that fails, and none has none."""
    found = failed(inspection)
    if outcome == "none" and found:
        raise UserError("%(count)d items do not conform, so something was found.", count=len(found))
    if outcome != "none" and not found:
        raise UserError("No item of the checklist fails, so no problem was found.")


def _check_answers(inspection: Inspection, username: str) -> None:
    if username not in {one.username for one in standing(inspection) if one.role != "expert"}:
        raise UserError("One of the inspectors who were sent answers for the result.")


def _into_register(inspection: Inspection, by: Account) -> None:
    batch = Batch.objects.create(
        kind="act", origin=inspection.number, as_of=inspection.ended_on, at=timezone.now(), by=str(by)[:60]
    )
    values = {
        "inspection_id": inspection.number,
        "body_id": inspection.body_id or None,
        "org_id": inspection.org_id or None,
        "cert_no": inspection.object_id if inspection.kind == "product" else None,
        "inspected_on": inspection.ended_on,
        "origin": inspection.origin,
        "inclusion_probability": inspection.chance,
        "outcome": inspection.outcome,
    }
    assert inspection.ended_on is not None  # a check without an end is not signed
    record(KnownInspection, values, true_from=inspection.ended_on, batch=batch, known=batch.at)
