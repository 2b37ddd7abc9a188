"""Take a visit apart so that its plans are judged one by one, or bind it again. Either is an act with its reason."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.presence.actions.check_live import check_live
from gongxin.casework.steps import locked, reason_of, refuse_out_of_turn, refuse_unless
from gongxin.casework.trail.write import note
from gongxin.casework.visits.models import Visit
from gongxin.casework.visits.states import TRANSITIONS


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
    refuse_unless(any(by.may(permission) for permission in step.who))
    visit: Visit = locked(visible(by, Visit.objects.all()), pk)
    refuse_out_of_turn(visit, step.frm)
    visit.state, visit.reason, visit.by, visit.changed_at = step.to, reason_of(reason), str(by)[:60], timezone.now()
    visit.save(update_fields=["state", "reason", "by", "changed_at"])
    note(step.event, by=by, subject=("visit", str(visit.pk)), org_id=visit.org_id, on=visit.day, reason=visit.reason)
    return visit
