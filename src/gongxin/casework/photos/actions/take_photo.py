"""Take one photo file: read it as the stranger's file it is, seal it, set it beside the sign-in that names it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from gongxin.casework.photos import files
from gongxin.casework.photos.actions.join_photos import join
from gongxin.casework.photos.judging import words_of
from gongxin.casework.photos.models import SignInPhoto
from gongxin.casework.photos.naming import marks_of, sign_in_naming
from gongxin.casework.photos.picture import Picture, read_picture
from gongxin.casework.photos.states import TRANSITIONS
from gongxin.casework.photos.words import Refused
from gongxin.casework.presence.judging import Sender
from gongxin.casework.presence.keys import key_for, month_of
from gongxin.casework.presence.models import TakenSignIn
from gongxin.casework.presence.sealing import mark
from gongxin.law.parameters import parameter


@dataclass(frozen=True)
class TakenPhoto:
    """What the sender gets: the hash of what was kept, and the words of `words.MARKS` beside it."""

    sha256: str
    words: tuple[str, ...]


def take_photo(*, whole: bytes, sender: Sender, received_at: datetime) -> TakenPhoto:
    """Keep the photo once; `Refused` where it cannot be. The bytes stay as they are: their hash was signed."""
    today = timezone.localdate(received_at)
    if len(whole) > parameter("photo.largest").on(today).value:
        raise Refused("photo_too_large")
    sha256 = hashlib.sha256(whole).hexdigest()
    key_for(month_of(received_at))
    held = SignInPhoto.objects.filter(mark__in=marks_of(sha256, received_at)).order_by("pk").first()
    sign = sign_in_naming(sha256, sender, received_at)
    if held is None:
        if sign is None:
            _refuse_more_waiting(sender, today)
        picture = read_picture(whole, parameter("photo.most_pixels").on(today).value)
        held = _kept(whole, sha256, picture, sender, received_at, sign)
    elif held.state == "waiting" and sign is not None:
        held = join(held, sign, read_picture(whole, parameter("photo.most_pixels").on(today).value), sha256)
    return TakenPhoto(sha256, ("waiting",) if held.state == "waiting" else tuple(held.words))


def _refuse_more_waiting(sender: Sender, today: date) -> None:
    waiting = SignInPhoto.objects.filter(sent_by=sender.name[:60], state="waiting").count()
    if waiting >= parameter("photo.most_waiting").on(today).value:
        raise Refused("too_many_waiting")


def _kept(
    whole: bytes, sha256: str, picture: Picture, sender: Sender, received_at: datetime, sign: TakenSignIn | None
) -> SignInPhoto:
    """The files first, then the row that says they are there; sent twice at once, the first row holds for both."""
    month = month_of(received_at)
    own_mark = mark(sha256, month)
    files.write(own_mark, received_at, month, {files.WHOLE: whole, files.BLURRED: picture.blurred})
    state = TRANSITIONS["take_photo" if sign is None else "join_photo"].to
    try:
        with transaction.atomic():
            return SignInPhoto.objects.create(
                mark=own_mark,
                month=month,
                kind=picture.kind,
                size=len(whole),
                received_at=received_at,
                sent_by=sender.name[:60],
                sign_in=sign,
                words=[] if sign is None else list(words_of(picture, sign.content.statement, sha256)),
                state=state,
            )
    except IntegrityError:
        return SignInPhoto.objects.get(mark=own_mark)
