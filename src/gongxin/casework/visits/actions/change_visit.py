"""Take a visit apart so that its plans are judged one by one, or bind it again. Either is an act with its reason."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.presence.actions.check_live import check_live
from gongxin.casework.trail.write import note
from gongxin.casework.visits.models import Visit
from gongxin.casework.visits.states import TRANSITIONS
from gongxin.errors import UserError


def loosen_visit(*, pk: int, reason: str, by: Any) -> Visit:
    """From now on the live checks judge each plan of the visit alone."""
    return _change("loosen", pk, reason, by)


def bind_visit_again(*, pk: int, reason: str, by: Any) -> Visit:
    """Back to one visit."""
    return _change("bind_again", pk, reason, by)


def _change(verb: str, pk: int, reason: str, by: Any) -> Visit:
    """The step, and the audits checked anew with it."""
    visit = _step(verb, pk, reason, by)
    check_live(plan_ids=list(visit.plans.values_list("plan_id", flat=True)))
    return visit


@transaction.atomic
def _step(verb: str, pk: int, reason: str, by: Any) -> Visit:
    step = TRANSITIONS[verb]
    if not any(by.may(permission) for permission in step.who):
        raise UserError("Your role does not do this.")
    visit = visible(by, Visit.objects.all()).filter(pk=pk).first()
    if visit is None:
        raise UserError("There is no such record; it may lie outside what you may see.")
    visit = Visit.objects.select_for_update().get(pk=visit.pk)
    if visit.state not in step.frm:
        raise UserError("This was done already; load the page again.")
    if not reason.strip():
        raise UserError("Say why, in a few words.")
    visit.state, visit.reason, visit.by, visit.changed_at = step.to, reason.strip(), str(by)[:60], timezone.now()
    visit.save(update_fields=["state", "reason", "by", "changed_at"])
    note(step.event, by=by, subject=("visit", str(visit.pk)), org_id=visit.org_id, on=visit.day, reason=visit.reason)
    return visit
