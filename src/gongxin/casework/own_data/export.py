"""Everything that on-site sign-in keeps about a person, as one ZIP: `data.json`, and the photos as they were taken.

It is written while it is sent: nothing of it is laid unsealed on the disk here.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import msgspec
from django.db import transaction
from django.utils import timezone

from gongxin.casework.own_data.kept import KEPT
from gongxin.casework.own_data.looks import looks_at
from gongxin.casework.photos.models import SignInPhoto
from gongxin.casework.photos.seeing import NamedFile, photos_of, whole_of
from gongxin.casework.presence.models import DeviceBinding, PresenceChallenge, PresenceRequest, TakenSignIn
from gongxin.casework.presence.statement import Statement
from gongxin.casework.presence.words import MARKS
from gongxin.casework.trail.write import note
from gongxin.errors import UserError

ENDING = {"jpeg": "jpg", "png": "png", "heic": "heic"}
PHONES = ("label", "credential_id", "state", "bound_at", "released_at", "reason")
CHALLENGES = ("plan_id", "issued_at", "due_at", "state", "answered_by")
REQUESTS = ("plan_id", "question", "checks", "at", "due_on", "state", "explained_at", "explanation_id")


@transaction.atomic
def own_data(*, by: Any) -> Iterator[bytes]:
    """The bytes of the ZIP for the person of the account; taking it is an entry of the trail."""
    if not by.person_id:
        raise UserError("Your account is tied to no person; nothing is kept about one.")
    signs = TakenSignIn.objects.filter(person_id=by.person_id).order_by("pk")
    photos = SignInPhoto.objects.filter(sign_in__person_id=by.person_id, state="kept")
    note("own_data_taken", by=by, subject=("person", by.person_id), sign_ins=signs.count(), photos=photos.count())
    return _zip(by.person_id)


class _Sink:
    """A file that is never there: what is written is taken away at once."""

    def __init__(self) -> None:
        self._held = bytearray()

    def write(self, content: bytes) -> int:
        self._held += content
        return len(content)

    def flush(self) -> None:
        """Nothing waits here."""

    def taken(self) -> bytes:
        content, self._held = bytes(self._held), bytearray()
        return content


def _zip(person_id: str) -> Iterator[bytes]:
    sink = _Sink()
    told: list[dict[str, Any]] = []
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as whole:
        for sign in TakenSignIn.objects.filter(person_id=person_id).order_by("pk").iterator(200):
            said = sign.said
            named = photos_of(sign, said) if said is not None else []
            told.append(_sign_in(sign, said, named))
            for one in named:
                if one.is_there:
                    whole.writestr(_file(sign, one), whole_of(one, said))
                    yield sink.taken()
        whole.writestr("data.json", json.dumps(_told(person_id, told), ensure_ascii=False, indent=1, default=_plain))
    yield sink.taken()


def _told(person_id: str, signs: list[dict[str, Any]]) -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "person_id": person_id,
        "taken_at": timezone.now(),
        "what_is_kept": [_kept(one, today) for one in KEPT],
        "sign_ins": signs,
        "phones": list(DeviceBinding.objects.filter(person_id=person_id).values(*PHONES)),
        "challenges": list(PresenceChallenge.objects.filter(person_id=person_id).values(*CHALLENGES)),
        "requests": list(PresenceRequest.objects.filter(person_id=person_id).values(*REQUESTS)),
        "looks": [
            {
                "at": look.at, "role": _both(look.role), "division": look.division, "what": _both(look.what),
                "subject": look.subject, "purpose": _both(look.purpose),
            }
            for look in looks_at(person_id)
        ],
    }  # fmt: skip


def _kept(one: Any, today: date) -> dict[str, Any]:
    return {
        "what": _both(one.what), "why": _both(one.why), "until": _both(one.until_on(today)),
        "seen_by": _both(one.seen_by), "law": [citation.as_record() for citation in one.law],
    }  # fmt: skip


def _sign_in(sign: TakenSignIn, said: Statement | None, named: list[NamedFile]) -> dict[str, Any]:
    clear = ("sign_in_id", "plan_id", "moment", "at", "received_at", "sent_by", "digest")
    return {
        **{name: getattr(sign, name) for name in clear},
        "marks": [_both(MARKS[word]) for word in sign.words],
        "forgotten": said is None,
        "statement": None if said is None else msgspec.to_builtins(said),
        "photos": [_photo(sign, one) for one in named],
    }


def _photo(sign: TakenSignIn, one: NamedFile) -> dict[str, Any]:
    return {
        "number": one.number,
        "file": _file(sign, one) if one.is_there else None,
        "removed_at": one.file.removed_at if one.file else None,
        "words": one.file.words if one.file else [],
    }


def _file(sign: TakenSignIn, one: NamedFile) -> str:
    return f"photos/{sign.sign_in_id}-{one.number}.{ENDING[one.file.kind]}"


def _both(text: Any) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def _plain(value: Any) -> str:
    return timezone.localtime(value).isoformat() if isinstance(value, datetime) else value.isoformat()
