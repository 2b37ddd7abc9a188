"""Substitute: another inspector for a visit, by lot among those who may go, with a reason on the ledger."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.draws.actions.step import to_the_ledger
from gongxin.casework.draws.folders import bundle_of
from gongxin.casework.draws.models import Draw
from gongxin.casework.draws.states import TRANSITIONS
from gongxin.casework.steps import locked, reason_of, refuse_out_of_turn, refuse_unless
from gongxin.casework.trail.write import note
from gongxin.draw import substitute
from gongxin.draw.entries import moment_text
from gongxin.errors import UserError


@transaction.atomic
def substitute_inspector(*, pk: int, visit: str, person: str, reason: str, by: Any) -> Draw:
    """Before the inspection of that visit is opened; afterwards the inspection has its own way to replace somebody."""
    draw: Draw = locked(visible(by, Draw.objects.filter(division=by.division)), pk)
    refuse_unless(by.may(TRANSITIONS["send"].who))
    refuse_out_of_turn(draw, ("drawn",))
    row = draw.visits.filter(key=visit).first()
    if row is None or person not in row.team:
        raise UserError("This person is not in the team of that visit.")
    entry = substitute(bundle_of(draw), visit, person, reason_of(reason)[:300], at=moment_text(timezone.now())).entry
    row.team = [entry["in"] if name == person else name for name in row.team]
    row.save(update_fields=["team"])
    to_the_ledger(draw, entry)
    note("draw_substituted", by=by, subject=("draw", draw.number), visit=visit, reason=reason.strip()[:300])
    return draw
