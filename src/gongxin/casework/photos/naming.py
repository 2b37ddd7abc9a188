"""Which sign-in names a photo. The hashes stand in sealed statements, so the sender's own ones are opened once and
their keyed marks kept; the gate, which has milliseconds, does nothing for it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Max, QuerySet

from gongxin.casework.photos.models import NamedPhoto
from gongxin.casework.presence.judging import Sender
from gongxin.casework.presence.keys import KeyDestroyed, month_of, months_held
from gongxin.casework.presence.models import TakenSignIn
from gongxin.casework.presence.sealing import mark
from gongxin.casework.registry.models import TeamMember

SEARCHED = timedelta(days=30)  # back from now: a phone may wait a fortnight for a network
OVERLAP = 200  # rows whose transaction may have ended after that of a later row


def marks_of(sha256: str, now: datetime) -> list[str]:
    """The keyed marks a photo may have, this month's first, as far as the keys are held."""
    months = dict.fromkeys((month_of(now), month_of(now - SEARCHED)))
    held = set(months_held())
    return [mark(sha256, month) for month in months if month in held]


def sign_in_naming(sha256: str, sender: Sender, now: datetime) -> TakenSignIn | None:
    """The first sign-in of the sender's own reach that names the photo: of the own audits, or of the own body."""
    reach = _reach(sender).filter(at__gte=now - SEARCHED)
    _index(reach)
    named = NamedPhoto.objects.filter(mark__in=marks_of(sha256, now)).values("sign_in_id")
    return reach.filter(pk__in=named).order_by("pk").first()


def _reach(sender: Sender) -> QuerySet[TakenSignIn]:
    if sender.body_id:
        return TakenSignIn.objects.filter(body_id=sender.body_id)
    audits = TeamMember.objects.known().filter(person_id=sender.person_id).values("plan_id")
    own = TakenSignIn.objects.filter(person_id=sender.person_id)
    return TakenSignIn.objects.filter(plan_id__in=audits) | own


def _index(reach: QuerySet[TakenSignIn]) -> None:
    """Keep the marks of those that came since the last one indexed."""
    last = NamedPhoto.objects.filter(sign_in__in=reach.values("pk")).aggregate(last=Max("sign_in_id"))["last"]
    fresh = reach.filter(pk__gt=last - OVERLAP) if last else reach
    rows = [
        NamedPhoto(mark=mark(sha256, month_of(sign.received_at)), sign_in=sign)
        for sign in fresh.order_by("pk").iterator(500)
        for sha256 in sorted(hashes_of(sign))
    ]
    NamedPhoto.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)


def hashes_of(sign: TakenSignIn) -> set[str]:
    """The SHA-256 of the photos that a sign-in names; none once it is forgotten."""
    try:
        return {photo.sha256 for photo in sign.content.statement.photos}
    except KeyDestroyed:
        return set()
