"""Which sign-in names a photo. The hashes stand in sealed statements, so the sender's own ones are opened once and
their keyed marks kept; the gate, which has milliseconds, does nothing for it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from gongxin.casework.photos.models import NamedPhoto, SeenUpTo
from gongxin.casework.presence.judging import Sender
from gongxin.casework.presence.keys import month_of, months_held
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
    _index(sender, reach)
    named = NamedPhoto.objects.filter(mark__in=marks_of(sha256, now)).values("sign_in_id")
    return reach.filter(pk__in=named).order_by("pk").first()


def _reach(sender: Sender) -> QuerySet[TakenSignIn]:
    if sender.body_id:
        return TakenSignIn.objects.filter(body_id=sender.body_id)
    audits = TeamMember.objects.known().filter(person_id=sender.person_id).values_list("plan_id", flat=True)
    return TakenSignIn.objects.filter(Q(plan_id__in=sorted(set(audits))) | Q(person_id=sender.person_id))


def _index(sender: Sender, reach: QuerySet[TakenSignIn]) -> None:
    """Keep the marks of those not seen yet. An auditor's are few; a body's are many, seen once, in their order."""
    if not sender.body_id:
        _keep_marks(
            reach.exclude(pk__in=NamedPhoto.objects.filter(sign_in__in=reach.values("pk")).values("sign_in_id"))
        )
        return
    held, _ = SeenUpTo.objects.get_or_create(body_id=sender.body_id)
    last = _keep_marks(reach.filter(pk__gt=held.last_sign_in - OVERLAP))
    if last > held.last_sign_in:
        SeenUpTo.objects.filter(pk=held.pk, last_sign_in__lt=last).update(last_sign_in=last)


def _keep_marks(signs: QuerySet[TakenSignIn]) -> int:
    """Index these; the number of the last one."""
    rows, last = [], 0
    for sign in signs.order_by("pk").iterator(500):
        last = sign.pk
        month = month_of(sign.received_at)
        rows += [NamedPhoto(mark=mark(sha256, month), sign_in=sign) for sha256 in sorted(hashes_of(sign))]
    NamedPhoto.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
    return last


def hashes_of(sign: TakenSignIn) -> set[str]:
    """The SHA-256 of the photos that a sign-in names; none once it is forgotten."""
    said = sign.said
    return {photo.sha256 for photo in said.photos} if said is not None else set()
