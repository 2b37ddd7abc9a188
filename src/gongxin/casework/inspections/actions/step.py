"""The one way through the table of states: right state, right person, nothing overwritten, every step in the trail."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.models import Account
from gongxin.casework.inspections.models import Inspection, InspectionStep
from gongxin.casework.inspections.states import TRANSITIONS, Transition
from gongxin.casework.steps import locked, reason_of, refuse_out_of_turn, refuse_unless
from gongxin.casework.trail.write import note
from gongxin.errors import UserError

Effect = Callable[[Inspection], dict[str, Any]]  # what else changes; returns data of the entry in the trail


def of_whom(by: Account, step: Transition) -> QuerySet[Inspection]:
    """The inspections with which the account may take the step: those of its region, or those it is sent to."""
    if step.who is not None:
        return visible(by, Inspection.objects.all()).filter(owner_division=by.division)
    return Inspection.objects.filter(pk__in=mine(by).values("pk"))  # sent is sent, also beyond the own county


def mine(by: Account) -> QuerySet[Inspection]:
    """The inspections the account is sent to now."""
    return Inspection.objects.filter(sent__username=by.username, sent__replaced_at=None)


def may(verb: str, inspection: Inspection, by: Account) -> bool:
    """Whether a page offers the step. The action asks again."""
    step = TRANSITIONS[verb]
    if inspection.state not in step.frm or (step.who is not None and not by.may(step.who)):
        return False
    if step.not_by and getattr(inspection, step.not_by) == by.username:
        return False
    if step.who is None and not inspects(inspection, by):
        return False
    return step.who is None or inspection.owner_division == by.division


def inspects(inspection: Inspection, by: Account) -> bool:
    """Whether the account is sent as an inspector; experts only assist."""
    return any(
        one.username == by.username and one.role != "expert" for one in inspection.sent.all() if one.replaced_at is None
    )


@transaction.atomic
def take_step(
    verb: str, *, pk: int, by: Account, reason: str = "", seen: int | None = None, effect: Effect | None = None
) -> Inspection:
    """Move inspection `pk` by `verb`; `seen` is the version that the person had before the eyes."""
    step = TRANSITIONS[verb]
    inspection: Inspection = locked(of_whom(by, step), pk)
    refuse_out_of_turn(inspection, step.frm)
    _check_who(step, inspection, by)
    if seen is not None and inspection.version != seen:
        raise UserError("The inspection has changed since you opened it; look at it again.")
    if step.reason:
        inspection.reason = reason_of(reason)[:2000]
    frm, inspection.state, inspection.state_on = inspection.state, step.to, timezone.localdate()
    data = effect(inspection) if effect else {}
    inspection.version += 1
    inspection.save()
    written(inspection, step, frm, by, inspection.reason if step.reason else "", **data)
    return inspection


def written(inspection: Inspection, step: Transition, frm: str, by: Account, reason: str = "", **data: Any) -> None:
    """The step in the history of the inspection and in the trail."""
    InspectionStep.objects.create(
        inspection=inspection, verb=step.verb, frm=frm, to=step.to, on=inspection.state_on, at=timezone.now(),
        by=str(by)[:60], reason=reason,
    )  # fmt: skip
    note(step.event, by=by, subject=("inspection", inspection.number), reason=reason[:200], **data)


def _check_who(step: Transition, inspection: Inspection, by: Account) -> None:
    if step.who is not None:
        refuse_unless(by.may(step.who))
    elif not inspects(inspection, by):
        raise UserError("Only an inspector who is sent does this; an expert assists.")
    if step.not_by and getattr(inspection, step.not_by) == by.username:
        raise UserError("Somebody else decides this than the one who opened the inspection or entered its result.")
