"""Set photos that waited beside the sign-ins that name them, once those have come."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db import transaction

from gongxin.casework.accounts.models import Account
from gongxin.casework.photos import files
from gongxin.casework.photos.judging import words_of
from gongxin.casework.photos.models import SignInPhoto
from gongxin.casework.photos.naming import sign_in_naming
from gongxin.casework.photos.picture import Picture, read_picture
from gongxin.casework.photos.states import TRANSITIONS
from gongxin.casework.presence.judging import Sender
from gongxin.casework.presence.models import TakenSignIn
from gongxin.casework.reporting.models import ApiKey
from gongxin.law.parameters import parameter

AT_ONCE = 200


def join_photos(*, now: datetime) -> int:
    """How many of the waiting ones found their sign-in."""
    waiting = SignInPhoto.objects.filter(state="waiting").order_by("pk")[:AT_ONCE]
    return sum(_joined(photo, now) for photo in waiting)


def _joined(photo: SignInPhoto, now: datetime) -> bool:
    sender = _sender_of(photo)
    if sender is None:
        return False
    whole = files.read(photo.mark, photo.month)
    sha256 = hashlib.sha256(whole).hexdigest()
    sign = sign_in_naming(sha256, sender, now)
    if sign is None:
        return False
    most = parameter("photo.most_pixels").on(now.date()).value
    return join(photo, sign, read_picture(whole, most), sha256).state == "kept"


@transaction.atomic
def join(photo: SignInPhoto, sign: TakenSignIn, picture: Picture, sha256: str) -> SignInPhoto:
    """One photo beside its sign-in, with the words that hold now; where another process did it, as that one did."""
    step = TRANSITIONS["join_photo"]
    row = SignInPhoto.objects.select_for_update().get(pk=photo.pk)
    if row.state in step.frm:
        row.state, row.sign_in = step.to, sign
        row.words = list(words_of(picture, sign.content.statement, sha256))
        row.save(update_fields=["state", "sign_in", "words"])
    return row


def _sender_of(photo: SignInPhoto) -> Sender | None:
    """Who sent it, as the gate names senders."""
    prefix = photo.sent_by.removeprefix("API key ")
    if prefix != photo.sent_by:
        key = ApiKey.objects.filter(prefix=prefix).first()
        return None if key is None else Sender(photo.sent_by, body_id=key.body_id)
    account = Account.objects.filter(username=photo.sent_by).first()
    return None if account is None else Sender(photo.sent_by, person_id=account.person_id)
