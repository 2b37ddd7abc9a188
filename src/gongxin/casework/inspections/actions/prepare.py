"""What happens before the visit: allow, add a matter, send somebody else, issue the documents, postpone, abort."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.inspections.actions.step import of_whom, take_step
from gongxin.casework.inspections.kinds import KINDS
from gongxin.casework.inspections.models import Inspection
from gongxin.casework.inspections.states import BEFORE_SITE, TRANSITIONS
from gongxin.casework.inspections.team import checked_team, send, standing
from gongxin.casework.steps import locked, reason_of, refuse_out_of_turn, refuse_unless
from gongxin.casework.trail.write import note
from gongxin.errors import UserError

REPLACED: list[Callable[[Inspection, str, str, str], None]] = []  # rooms below hear of it: out, in, reason


def allow(*, pk: int, by: Account, seen: int | None = None) -> Inspection:
    """Approve the check before it takes place; by somebody else than the one who opened it."""

    def effect(inspection: Inspection) -> dict[str, Any]:
        inspection.allowed_by = by.username
        return {}

    return take_step("allow", pk=pk, by=by, seen=seen, effect=effect)


def issue(*, pk: int, by: Account, seen: int | None = None) -> Inspection:
    """Issue the notice; the documents can be printed from now on."""

    def effect(inspection: Inspection) -> dict[str, Any]:
        inspection.issued_on = timezone.localdate()
        return {}

    return take_step("issue", pk=pk, by=by, seen=seen, effect=effect)


@transaction.atomic
def add_matter(*, pk: int, matter: str, by: Account) -> Inspection:
    """One more matter for the same visit, before it is allowed: what is allowed is what is inspected."""
    inspection = _own(pk, by, ("opened",))
    if matter not in KINDS[inspection.kind].matters:
        raise UserError("Choose the matters that are inspected.")
    if matter in inspection.matters:
        raise UserError("This was done already; load the page again.")
    inspection.matters = {**inspection.matters, matter: timezone.localdate().isoformat()}
    return _changed(inspection, "inspection_matter_added", by, matter=matter)


@transaction.atomic
def replace_inspector(*, pk: int, number: str, instead: str, reason: str, by: Account) -> Inspection:
    """Send `instead` in place of `number`, with a reason that stays visible; the whole team is held to the rules."""
    inspection = _own(pk, by, BEFORE_SITE)
    team = standing(inspection)
    leaves = next((one for one in team if one.number == number), None)
    if leaves is None or any(one.number == instead for one in team):
        raise UserError("Choose who is replaced, and by whom.")
    others = {
        role: [_named(one, number, instead) for one in team if (one.role == "expert") == role] for role in (True, False)
    }
    cards = checked_team(inspection, others[False], others[True], inspection.due_on)
    leaves.replaced_at, leaves.reason = timezone.now(), reason_of(reason)[:200]
    leaves.save()
    fresh = next(card for card in cards if card.number == instead)
    send(inspection, [fresh], [instead] if leaves.role == "expert" else [])
    inspection.sent.filter(number=instead, replaced_at=None).update(role=leaves.role)
    for tell in REPLACED:
        tell(inspection, number, instead, leaves.reason)
    return _changed(inspection, "inspection_replaced", by, number=number, instead=instead, reason=leaves.reason)


def postpone(*, pk: int, reason: str, by: Account, seen: int | None = None) -> Inspection:
    """Put the visit off; to take it up again needs a day and a new approval."""
    return take_step("postpone", pk=pk, by=by, reason=reason, seen=seen)


def resume(*, pk: int, due_on: date, by: Account, seen: int | None = None) -> Inspection:
    """Take a postponed visit up again, on another day."""
    if due_on < timezone.localdate():
        raise UserError("The day of the check lies in the past.")

    def effect(inspection: Inspection) -> dict[str, Any]:
        inspection.due_on, inspection.allowed_by, inspection.issued_on = due_on, "", None
        return {"due_on": due_on}

    return take_step("resume", pk=pk, by=by, seen=seen, effect=effect)


def abort(*, pk: int, reason: str, by: Account, seen: int | None = None) -> Inspection:
    """Give the visit up, with a reason that stays visible."""
    return take_step("abort", pk=pk, by=by, reason=reason, seen=seen)


def _own(pk: int, by: Account, states: tuple[str, ...]) -> Inspection:
    step = TRANSITIONS["issue"]
    refuse_unless(step.who is not None and by.may(step.who))
    inspection: Inspection = locked(of_whom(by, step), pk)
    refuse_out_of_turn(inspection, states)
    return inspection


def _changed(inspection: Inspection, event: str, by: Account, **data: Any) -> Inspection:
    inspection.version += 1
    inspection.save()
    note(event, by=by, subject=("inspection", inspection.number), **data)
    return inspection


def _named(one: Any, number: str, instead: str) -> str:
    return instead if one.number == number else str(one.number)
