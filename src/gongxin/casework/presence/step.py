"""What the actions of this room share: who may, and from which state."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from gongxin.casework.presence.states import TRANSITIONS
from gongxin.casework.steps import locked, refuse_out_of_turn, refuse_unless


def check_may(verb: str, by: Any) -> None:
    """Refuse, in words, an account without the permission of the transition."""
    who = TRANSITIONS[verb].who
    refuse_unless(who is None or by.may(who))


def in_turn(verb: str, rows: QuerySet[Any], pk: int) -> Any:
    """The row `pk`, locked, if its state allows `verb`."""
    row = locked(rows, pk)
    refuse_out_of_turn(row, TRANSITIONS[verb].frm)
    return row
