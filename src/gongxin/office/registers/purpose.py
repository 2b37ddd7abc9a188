"""Personal information is shown to those who may see it once they have said what for; each look is written down.

The registers ask once a day for all of their pages; pages about one person ask for that person (`casework.trail.look`).
"""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.trail.look import STATED, purpose_of
from gongxin.casework.trail.words import PURPOSES
from gongxin.casework.trail.write import note
from gongxin.office.language import said
from gongxin.office.registers.columns import OWN, sees_personal, visible_columns
from gongxin.records.model import Access, Column

REGISTERS = ("registers", "all")  # the subject for which the purpose is stated


def may_show_personal(request: HttpRequest) -> bool:
    """Whether this page may show it now: one's own always, that of others with a purpose."""
    if not sees_personal(request.user):
        return False
    return request.user.duty.reach in OWN or purpose_of(request, REGISTERS) is not None


def asks_purpose(request: HttpRequest) -> bool:
    """Whether the reader would see more if he said what for."""
    return request.user.may(Permission.READ_PERSONAL) and not may_show_personal(request)


def purposes() -> list[tuple[str, str]]:
    """The purposes that may be stated: code and words."""
    return [(code, said(PURPOSES[code])) for code in STATED]


def columns_now(request: HttpRequest, columns: Iterable[Column]) -> tuple[Column, ...]:
    """The columns this page may show now."""
    offered = visible_columns(request.user, columns)
    if may_show_personal(request):
        return offered
    return tuple(column for column in offered if column.access is not Access.PERSONAL)


def looked_at(request: HttpRequest, kind: str, key: str) -> None:
    """Write the look down; one's own records need no entry."""
    if request.user.duty.reach in OWN or not may_show_personal(request):
        return
    note("looked_at_personal", by=request.user, subject=(kind, key), purpose=purpose_of(request, REGISTERS))
