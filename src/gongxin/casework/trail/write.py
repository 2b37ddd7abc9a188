"""Write one entry. Actions call this inside their transaction: an act that leaves no entry does not commit."""

from __future__ import annotations

import uuid
from contextvars import ContextVar
from typing import Any

from gongxin.casework.trail.events import EVENTS
from gongxin.casework.trail.models import Entry

PLAIN = (int, float, bool, type(None))
GESTURE: ContextVar[uuid.UUID | None] = ContextVar("gesture", default=None)


def note(code: str, *, by: Any = None, subject: tuple[str, str] = ("", ""), **data: Any) -> Entry:
    """Append an entry. `by` is the account that acts, None for the platform itself; `data` fills its sentence."""
    if code not in EVENTS:
        raise KeyError(f"the audit trail knows no event {code}")
    kind, id_ = subject
    return Entry.objects.create(
        code=code,
        account_id=getattr(by, "pk", None),
        by=str(by) if by is not None else "",
        subject_kind=kind,
        subject_id=id_,
        data={
            name: value if isinstance(value, int | float | bool | None) else str(value) for name, value in data.items()
        },
        gesture=GESTURE.get(),
    )
