"""Who looked at the data of a person: from the audit trail, told by role and region."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from gongxin.casework.accounts.models import Account
from gongxin.casework.presence.models import TakenSignIn
from gongxin.casework.trail.models import Entry
from gongxin.casework.trail.words import PURPOSES
from gongxin.i18n import Text

CODES = ("looked_at_personal", "looked_at_photo")
WHAT = {
    "person": Text("您的登记信息", "your registration"),
    "plan": Text("您参加的审核的人员名单", "the people of an audit of yours"),
    "sign_in": Text("您的签到（位置）", "a sign-in of yours, with its place"),
    "photo": Text("您签到的照片", "a photo of a sign-in of yours"),
}
UNKNOWN = Text("已停用的账号", "an account that is gone")


@dataclass(frozen=True)
class Look:
    """One look. `division` is the region of the reader, empty for the nation."""

    at: datetime
    role: Text
    division: str
    what: Text
    subject: str
    purpose: Text


def looks_at(person_id: str, most: int | None = None) -> list[Look]:
    """The looks of others, the latest first; `most` of them."""
    entries = sorted(_entries(person_id, most), key=lambda entry: (entry.at, entry.pk), reverse=True)[:most]
    readers = Account.objects.in_bulk({entry.account_id for entry in entries if entry.account_id})
    return [
        _look(entry, reader)
        for entry in entries
        if (reader := readers.get(entry.account_id)) is None or reader.person_id != person_id
    ]


def _entries(person_id: str, most: int | None) -> Iterator[Entry]:
    """Three questions, each of which one index answers."""
    own = TakenSignIn.objects.filter(person_id=person_id)
    subjects: tuple[tuple[str, list[str] | QuerySet[TakenSignIn]], ...] = (
        ("person", [person_id]),
        ("sign_in", own.values("sign_in_id")),
        ("plan", own.values("plan_id")),
    )
    for kind, ids in subjects:
        found = Entry.objects.filter(subject_kind=kind, subject_id__in=ids, code__in=CODES)
        yield from found.order_by("-at", "-id")[:most]


def _look(entry: Entry, reader: Account | None) -> Look:
    return Look(
        entry.at,
        reader.duty.label if reader else UNKNOWN,
        reader.division if reader else "",
        WHAT["photo" if entry.code == "looked_at_photo" else entry.subject_kind],
        entry.subject_id,
        PURPOSES.get(entry.data.get("purpose", ""), Text("–", "–")),
    )
