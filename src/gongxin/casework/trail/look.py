"""Looking at personal data: the purpose is asked once per record and day, and every look is written into the trail.

A page that has columns marked `Access.PERSONAL` in `records`:

    subject = ("person", person_id)
    if purpose_given(request, subject):     # also writes the look
        ... show the columns ...
    else:
        ... show `without_personal(values, "people")`, and where needs_purpose(request, subject) the form:
        {% include "office/trail/purpose.html" with subject_kind="person" subject_id=person_id %}
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import Permission, Reach
from gongxin.casework.trail.models import Entry
from gongxin.casework.trail.words import PURPOSES
from gongxin.casework.trail.write import note
from gongxin.errors import UserError
from gongxin.records import TABLES
from gongxin.records.model import Access

Subject = tuple[str, str]
OWN = {Reach.PERSON: ("person", "person_id"), Reach.ORGANISATION: ("organisation", "org_id")}
STATED = tuple(purpose for purpose in PURPOSES if purpose != "own")


def personal_columns(table: str) -> frozenset[str]:
    """The columns of a table of the contract that are personal information."""
    return frozenset(column.name for column in TABLES[table].columns if column.access is Access.PERSONAL)


def without_personal(values: Mapping[str, Any], table: str) -> dict[str, Any]:
    """A row without its personal columns: they are None."""
    hidden = personal_columns(table)
    return {name: None if name in hidden else value for name, value in values.items()}


def may_look(account: Account, subject: Subject) -> bool:
    """Whether the role may see personal data of this record at all, with a purpose; its own data anyone may."""
    return account.may(Permission.READ_PERSONAL) or _own(account, subject)


def needs_purpose(request: Any, subject: Subject) -> bool:
    """Whether the reader may see the personal data of `subject` but has not yet said today what for."""
    return may_look(request.user, subject) and purpose_of(request, subject) is None


def purpose_given(request: Any, subject: Subject) -> bool:
    """Whether the personal data of `subject` may be shown now. If so the look is written, once per request."""
    if not may_look(request.user, subject):
        return False
    purpose = purpose_of(request, subject)
    if purpose is None:
        return False
    looks = _remembered(request, "_looks")
    if subject not in looks:
        looks[subject] = note("looked_at_personal", by=request.user, subject=subject, purpose=purpose)
    return True


def purpose_of(request: Any, subject: Subject) -> str | None:
    """The purpose (a code of PURPOSES) that the reader stated today for `subject`; "own" for the own data."""
    if _own(request.user, subject):
        return "own"
    known = _remembered(request, "_purposes")
    if subject not in known:
        known[subject] = _stated_today(request.user, subject)
    return known[subject]


def state_purpose(*, by: Account, subject: Subject, purpose: str, reference: str = "") -> Entry:
    """State why `by` looks at the personal data of `subject` today. "other" needs a reference: a file, a duty."""
    if not by.may(Permission.READ_PERSONAL):
        raise UserError("Your role does not see personal data.")
    if purpose not in STATED:
        raise UserError("Choose what you need the personal data for.")
    if purpose == "other" and not reference.strip():
        raise UserError("Name the file or the duty that you need the personal data for.")
    return note("purpose_stated", by=by, subject=subject, purpose=purpose, reference=reference.strip()[:100])


def _stated_today(account: Account, subject: Subject) -> str | None:
    kind, id_ = subject
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    stated = Entry.objects.filter(
        code="purpose_stated", account_id=account.pk, subject_kind=kind, subject_id=id_, at__gte=today
    ).order_by("-at", "-id")
    entry = stated.first()
    return str(entry.data["purpose"]) if entry is not None else None


def _own(account: Account, subject: Subject) -> bool:
    kind, column = OWN.get(account.duty.reach, ("", ""))
    return bool(kind) and subject == (kind, getattr(account, column))


def _remembered(request: Any, name: str) -> dict[Subject, Any]:
    if not hasattr(request, name):
        setattr(request, name, {})
    held: dict[Subject, Any] = getattr(request, name)
    return held
