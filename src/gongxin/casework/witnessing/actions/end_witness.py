"""Enter what was seen at a witnessed audit, or call it off."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.steps import locked, reason_of, refuse_out_of_turn, refuse_unless
from gongxin.casework.trail.write import note
from gongxin.casework.witnessing.models import Witness
from gongxin.casework.witnessing.states import OUTCOMES, TRANSITIONS, Transition
from gongxin.errors import UserError


def may(verb: str, witness: Witness, by: Any) -> bool:
    """Whether the account may take the step: its permission, or being the one who was sent."""
    step = TRANSITIONS[verb]
    allowed = by.may(step.who) if step.who is not None else by.username == witness.inspector
    return witness.state in step.frm and bool(allowed)


@transaction.atomic
def report_witness(*, pk: int, outcome: str, told: str, by: Any) -> Witness:
    """What the inspector saw; from the day of the audit on. The body sees it from now on."""
    step, witness = _begun("report", pk, by)
    if timezone.localdate() < witness.on:
        raise UserError("The audit begins on %(day)s; enter the result afterwards.", day=witness.on)
    if outcome not in OUTCOMES:
        raise UserError("Choose what came of it.")
    witness.outcome, witness.told_body_id = outcome, witness.body_id
    return _ended(step, witness, told, by, outcome=outcome)


@transaction.atomic
def call_off_witness(*, pk: int, told: str, by: Any) -> Witness:
    """Nobody is sent after all."""
    step, witness = _begun("call_off", pk, by)
    return _ended(step, witness, told, by)


def _begun(verb: str, pk: int, by: Any) -> tuple[Transition, Witness]:
    step, witness = TRANSITIONS[verb], locked(visible(by, Witness.objects.all()), pk)
    refuse_out_of_turn(witness, step.frm)
    refuse_unless(may(verb, witness, by))
    return step, witness


def _ended(step: Transition, witness: Witness, told: str, by: Any, **data: Any) -> Witness:
    witness.state, witness.told, witness.ended_at = step.to, reason_of(told), timezone.now()
    witness.save()
    note(step.event, by=by, subject=("plan", witness.plan_id), reason=witness.told[:200], **data)
    return witness
