"""Looking at personal data: a purpose is stated for one record, and every look is written into the trail.

A purpose holds for that record, in the session in which it was stated, for `trail.purpose_minutes`.

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
from gongxin.law.parameters import parameter
from gongxin.records import TABLES
from gongxin.records.model import Access

Subject = tuple[str, str]
KEPT = "purposes"  # in the session: [kind, id, purpose, second until which it holds]
MOST = 100  # of them; the oldest are asked again
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
    """Whether the reader may see the personal data of `subject` but has not said what for, or too long ago."""
    return may_look(request.user, subject) and purpose_of(request, subject) is None


def purpose_given(request: Any, subject: Subject) -> bool:
    """Whether the personal data of `subject` may be shown now. If so the look is written, once per request."""
    if not may_look(request.user, subject):
        return False
    purpose = purpose_of(request, subject)
    if purpose is None:
        return False
    look(request, subject, purpose)
    return True


def look(request: Any, subject: Subject, purpose: str) -> None:
    """Write one look, once per request."""
    if not hasattr(request, "looks"):
        request.looks = set()
    if subject not in request.looks:
        note("looked_at_personal", by=request.user, subject=subject, purpose=purpose)
        request.looks.add(subject)


def purpose_of(request: Any, subject: Subject) -> str | None:
    """The purpose (a code of PURPOSES) that holds now for `subject`; "own" for the own data."""
    if _own(request.user, subject):
        return "own"
    return next((purpose for kind, id_, purpose, _ in _held(request) if (kind, id_) == subject), None)


def state_purpose(request: Any, *, subject: Subject, purpose: str, reference: str = "") -> Entry:
    """State why the reader looks at the personal data of `subject`. "other" needs a reference: a file, a duty."""
    if not request.user.may(Permission.READ_PERSONAL):
        raise UserError("Your role does not see personal data.")
    if purpose not in STATED:
        raise UserError("Choose what you need the personal data for.")
    if purpose == "other" and not reference.strip():
        raise UserError("Name the file or the duty that you need the personal data for.")
    until = int(timezone.now().timestamp()) + 60 * minutes()
    others = [held for held in _held(request) if (held[0], held[1]) != subject]
    request.session[KEPT] = [*others, [*subject, purpose, until]][-MOST:]
    return note("purpose_stated", by=request.user, subject=subject, purpose=purpose, reference=reference.strip()[:100])


def minutes() -> int:
    """How long a stated purpose holds."""
    return int(parameter("trail.purpose_minutes").on(timezone.localdate()).value)


def _held(request: Any) -> list[list[Any]]:
    """What the session remembers and has not run out."""
    now = timezone.now().timestamp()
    return [held for held in request.session.get(KEPT, []) if held[3] > now]


def _own(account: Account, subject: Subject) -> bool:
    kind, column = OWN.get(account.duty.reach, ("", ""))
    return bool(kind) and subject == (kind, getattr(account, column))
