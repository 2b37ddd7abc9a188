"""Who may see the place and the photos of a sign-in: supervisors, of their own region, while a matter is open."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import SUPERVISES, Permission
from gongxin.casework.photos import files
from gongxin.casework.photos.matters import Matter, open_matters
from gongxin.casework.photos.models import SignInPhoto
from gongxin.casework.presence.keys import month_of, months_apart, months_held
from gongxin.casework.presence.models import TakenSignIn
from gongxin.casework.presence.sealing import mark
from gongxin.casework.presence.statement import Statement
from gongxin.casework.trail.write import note


@dataclass(frozen=True)
class NamedFile:
    """A photo that a sign-in names: its number in the statement from 1, and the file, None where it never came."""

    number: int
    file: SignInPhoto | None

    @property
    def is_there(self) -> bool:
        """Whether it can be shown."""
        return self.file is not None and self.file.state == "kept"


def matters_to_see(account: Account, sign: TakenSignIn, now: datetime) -> list[Matter]:
    """The open matters by which the account may see this sign-in; empty where it may not."""
    supervises = account.may(Permission.READ_PERSONAL) and account.duty.reach in SUPERVISES
    if not supervises or not visible(account, TakenSignIn.objects.filter(pk=sign.pk)).exists():
        return []
    return open_matters([sign.plan_id], now).get(sign.plan_id, [])


def photos_of(sign: TakenSignIn, said: Statement) -> list[NamedFile]:
    """The photos of a sign-in in the order of its statement."""
    wanted = [set(_marks(photo.sha256, sign)) for photo in said.photos]
    held = {row.mark: row for row in SignInPhoto.objects.filter(mark__in=set().union(*wanted))} if wanted else {}
    return [
        NamedFile(number, next((held[one] for one in marks if one in held), None))
        for number, marks in enumerate(wanted, start=1)
    ]


def _marks(sha256: str, sign: TakenSignIn) -> list[str]:
    """A photo comes in the month of its sign-in or near it: it may wait a day, the sign-in a fortnight."""
    first = month_of(sign.received_at)
    near = [month for month in months_held() if abs(months_apart(month, first)) <= 1]
    return [mark(sha256, month) for month in near]


def words_beside_photos(plan_id: str) -> dict[int, list[str]]:
    """Sign-in (its row) → the words beside its photos, each once. They say nothing of what is to be seen there."""
    found: dict[int, list[str]] = {}
    for sign_in, words in SignInPhoto.objects.filter(sign_in__plan_id=plan_id).values_list("sign_in_id", "words"):
        found[sign_in] = list(dict.fromkeys([*found.get(sign_in, []), *words]))
    return found


def whole_of(named: NamedFile, said: Statement) -> bytes:
    """The file as it was signed, its hash held against the statement once more."""
    assert named.file is not None  # the caller asked `is_there`
    whole = files.read(named.file.mark, named.file.month)
    if hashlib.sha256(whole).hexdigest() != said.photos[named.number - 1].sha256:
        raise ValueError("a photo that is not the one that was signed")
    return whole


def note_look(sign: TakenSignIn, number: int, purpose: str, by: Account) -> None:
    """Each look at a photo is an entry."""
    note("looked_at_photo", by=by, subject=("sign_in", sign.sign_in_id), number=number, purpose=purpose)
