"""What all steps of a draw have in common: the row, the right to take it, the turn, the trail, the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.draws.folders import bundle_of
from gongxin.casework.draws.models import Draw
from gongxin.casework.draws.states import TRANSITIONS, Transition
from gongxin.casework.public_log.writing import put_down
from gongxin.casework.steps import locked, refuse_out_of_turn, refuse_unless
from gongxin.casework.trail.write import note
from gongxin.draw import history
from gongxin.errors import UserError


def begun(pk: int, verb: str, by: Any) -> tuple[Draw, Transition]:
    """The draw, locked, and the step that is its turn. Regions above and below look on and leave it alone."""
    step = TRANSITIONS[verb]
    draw: Draw = locked(visible(by, Draw.objects.filter(division=by.division)), pk)
    refuse_unless(by.may(step.who))
    refuse_out_of_turn(draw, step.frm)
    if step.other and draw.drafted_by == str(by)[:60]:
        raise UserError("A draw is approved by somebody else than the one who drafted it.")
    return draw, step


def ended(draw: Draw, step: Transition, by: Any, **told: Any) -> Draw:
    """Keep the new state and who made it."""
    draw.state = step.to
    draw.save()
    note(step.event, by=by, subject=("draw", draw.number), **told)
    return draw


def kept_already(draw: Draw, *kinds: str) -> Mapping[str, Any] | None:
    """The step as the bundle has it where the database did not keep it: that one stands, none follows it."""
    return next((entry for entry in history.entries(bundle_of(draw)) if entry["kind"] in kinds), None)


def to_the_ledger(draw: Draw, entry: Mapping[str, Any]) -> None:
    """A fact of the bundle's history, for the public ledger."""
    put_down(f"draw {draw.number}", [entry])
