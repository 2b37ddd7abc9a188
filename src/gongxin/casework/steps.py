"""What an action asks before it takes a step: who, which record, in which state, why. Refused in words."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from gongxin.errors import UserError


def refuse_unless(allowed: bool) -> None:
    """Refuse an account whose role does not take the step."""
    if not allowed:
        raise UserError("Your role does not do this.")


def locked(rows: QuerySet[Any], pk: int) -> Any:
    """The row `pk` of those the account sees, locked until the transaction ends."""
    row = rows.select_for_update().filter(pk=pk).first()
    if row is None:
        raise UserError("There is no such record; it may lie outside what you may see.")
    return row


def refuse_out_of_turn(row: Any, frm: Collection[str]) -> None:
    """Refuse a step from a state that is none of `frm`."""
    if row.state not in frm:
        raise UserError("This was done already; load the page again.")


def needed(text: str, otherwise: UserError) -> str:
    """A reason, without the blanks around it; `otherwise` where there is none."""
    if not text.strip():
        raise otherwise
    return text.strip()


def reason_of(text: str) -> str:
    """A reason that is needed, as every act asks for it that says nothing of its own."""
    return needed(text, UserError("Say why, in a few words."))
