"""Personal information on the pages of the registers: that of the one record whose page is open, once a purpose for it
was stated (`casework.trail.look`). A list shows none of others: each record is opened, and each look is written down.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest

from gongxin.casework.trail.look import Subject, look, needs_purpose, purpose_of
from gongxin.office.registers.columns import OWN, sees_personal, visible_columns
from gongxin.records.model import Access, Column

NOBODY = ("bodies", "rules")  # records that name no person


def is_about(request: HttpRequest, kind: str, key: str) -> None:
    """Say which record the page is about; until then it shows no personal information of others."""
    request.subject = (kind, key)


def may_show_personal(request: HttpRequest) -> bool:
    """Whether this page may show it now: to those it is about always, to others with a purpose for this record."""
    return _purpose(request) is not None


def asks_purpose(request: HttpRequest) -> bool:
    """Whether the reader would see more of this record if he said what for."""
    subject = _subject(request)
    return subject is not None and not may_show_personal(request) and needs_purpose(request, subject)


def columns_now(request: HttpRequest, columns: Iterable[Column]) -> tuple[Column, ...]:
    """The columns this page may show now."""
    offered = visible_columns(request.user, columns)
    if may_show_personal(request):
        return offered
    return tuple(column for column in offered if column.access is not Access.PERSONAL)


def looked_at(request: HttpRequest) -> None:
    """Write the look at the record of this page down, if its personal information is shown."""
    subject, purpose = _subject(request), _purpose(request)
    if subject is not None and purpose is not None:
        look(request, subject, purpose)


def _purpose(request: HttpRequest) -> str | None:
    """Whoever sees but the own rows (a person, an organisation) needs no words for it."""
    if not sees_personal(request.user):
        return None
    if request.user.duty.reach in OWN:
        return "own"
    subject = _subject(request)
    return purpose_of(request, subject) if subject is not None else None


def _subject(request: HttpRequest) -> Subject | None:
    subject: Subject | None = getattr(request, "subject", None)
    return subject if subject is not None and subject[0] not in NOBODY else None
