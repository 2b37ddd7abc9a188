"""Open an inspection: object, matters, team and day, held against cap, merging, credentials and recusal."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.inspections.actions.step import written
from gongxin.casework.inspections.kinds import KINDS
from gongxin.casework.inspections.limits import check_frequency, check_one_visit
from gongxin.casework.inspections.models import Inspection
from gongxin.casework.inspections.objects import inspected
from gongxin.casework.inspections.states import TRANSITIONS
from gongxin.casework.inspections.team import checked_team, send
from gongxin.casework.steps import reason_of, refuse_unless
from gongxin.codes.supervision_codes import INSPECTION_ORIGINS
from gongxin.errors import UserError
from gongxin.law.checklists import checklist


@transaction.atomic
def open_inspection(
    *,
    kind: str,
    object_id: str,
    matters: Sequence[str],
    inspectors: Sequence[str],
    due_on: date,
    why: str,
    origin: str,
    by: Account,
    experts: Sequence[str] = (),
    plan: str = "",
    chance: float | None = None,
    capped: bool = True,
) -> Inspection:
    """Open one visit. `inspectors` and `experts` are numbers of cards, the first inspector leads.

    `origin` is a code of INSPECTION_ORIGINS; `plan` and `chance` name the draw and the probability of this object.
    Without `capped` the yearly cap is not asked: so for lists that are drawn without one. It is refused, with the
    reason, where that cap is reached, another visit of the object is being prepared, or somebody may not be sent. It
    then waits for the approval of somebody else.
    """
    step, today = TRANSITIONS["open"], timezone.localdate()
    refuse_unless(step.who is not None and by.may(step.who))
    _check_words(kind, matters, origin, due_on, today)
    found = inspected(kind, object_id, by)
    check_one_visit(found.id)
    if capped:
        check_frequency(kind, found.id, origin, due_on)
    inspection = Inspection(
        number=uuid.uuid4().hex[:30], kind=kind, object_id=found.id, object_name=found.name, body_id=found.body_id,
        org_id=found.org_id, division=found.division, owner_division=by.division, address=found.address,
        matters=dict.fromkeys(matters, today.isoformat()), origin=origin, plan=plan[:60], chance=chance,
        why=reason_of(why), due_on=due_on, state=step.to, state_on=today, opened_by=by.username,
        opened_at=timezone.now(),
    )  # fmt: skip
    cards = checked_team(inspection, inspectors, experts, due_on)
    inspection.save()
    inspection.number = f"JC{due_on.year}-{inspection.pk:06d}"
    inspection.save(update_fields=["number"])
    send(inspection, cards, experts)
    written(inspection, step, "", by, object=found.id, team=", ".join(card.number for card in cards))
    return inspection


def _check_words(kind: str, matters: Sequence[str], origin: str, due_on: date, today: date) -> None:
    if kind not in KINDS or origin not in INSPECTION_ORIGINS:
        raise UserError("Choose kind and origin of the inspection.")
    if not matters or not set(matters) <= set(KINDS[kind].matters):
        raise UserError("Choose the matters that are inspected.")
    for matter in matters:
        checklist(matter)
    if due_on < today:
        raise UserError("The day of the check lies in the past.")
