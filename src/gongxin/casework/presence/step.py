"""What the actions of this room share: who may, and from which state."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, QuerySet

from gongxin.casework.presence.states import TRANSITIONS
from gongxin.errors import UserError


def check_may(verb: str, by: Any) -> None:
    """Refuse, in words, an account without the permission of the transition."""
    who = TRANSITIONS[verb].who
    if who is not None and not by.may(who):
        raise UserError("Your role does not do this.")


def in_turn(verb: str, rows: QuerySet[Any], pk: int) -> Any:
    """The row `pk`, locked, if its state allows `verb`."""
    row: Model | None = rows.select_for_update().filter(pk=pk).first()
    if row is None:
        raise UserError("There is no such record; it may lie outside what you may see.")
    if row.state not in TRANSITIONS[verb].frm:  # type: ignore[attr-defined]
        raise UserError("This was done already; load the page again.")
    return row
