"""Delete photos that no sign-in named in time, and those of audits that no matter ever touched."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from gongxin.casework.days import midnight
from gongxin.casework.photos import files
from gongxin.casework.photos.matters import ever_touched
from gongxin.casework.photos.models import NamedPhoto, SignInPhoto
from gongxin.casework.photos.states import TRANSITIONS
from gongxin.casework.trail.write import note
from gongxin.law.parameters import parameter
from gongxin.risk.months import months_before

AT_ONCE = 1_000


def let_go(*, now: datetime) -> int:
    """Delete what waited too long, row and files; how many. Nothing says any more that they were there, but a count."""
    hours = parameter("photo.waiting_hours").on(timezone.localdate(now)).value
    step = TRANSITIONS["let_go"]
    late = SignInPhoto.objects.filter(state__in=step.frm, received_at__lt=now - timedelta(hours=hours))
    gone = list(late.order_by("pk")[:AT_ONCE])
    if gone:
        with transaction.atomic():
            SignInPhoto.objects.filter(pk__in=[photo.pk for photo in gone], state__in=step.frm).delete()
            note(step.event, photos=len(gone))
        for photo in gone:
            files.remove(photo.mark, photo.month)
    return len(gone)


def remove_unopened(*, now: datetime) -> int:
    """Remove the photos of audits that nothing was ever seen or asked of, after their shorter period; how many."""
    months = parameter("photo.unopened_months").on(timezone.localdate(now)).value
    if not months:
        return 0
    removed, last = 0, 0
    old = SignInPhoto.objects.filter(state="kept", received_at__lt=first_kept(now, months)).order_by("pk")
    while group := list(old.filter(pk__gt=last).select_related("sign_in")[:AT_ONCE]):
        audits = _audits_of(group)
        touched = ever_touched(set().union(*audits.values()))
        removed += remove([photo for photo in group if not audits[photo.pk] & touched], now, why="unopened")
        last = group[-1].pk
    return removed


def _audits_of(group: list[SignInPhoto]) -> dict[int, set[str]]:
    """The audits of the sign-ins that name these photos, also where one photo was used at two."""
    marks: dict[int, set[str]] = {}
    for sign_in_id, mark in NamedPhoto.objects.filter(sign_in__in=[one.sign_in_id for one in group]).values_list(
        "sign_in_id", "mark"
    ):
        marks.setdefault(sign_in_id, set()).add(mark)
    everywhere: dict[str, set[str]] = {}
    named = NamedPhoto.objects.filter(mark__in=set().union(*marks.values()))
    for mark, plan_id in named.values_list("mark", "sign_in__plan_id"):
        everywhere.setdefault(mark, set()).add(plan_id)
    return {
        one.pk: {one.sign_in.plan_id}.union(*(everywhere[mark] for mark in marks.get(one.sign_in_id, ())))
        for one in group
    }


def remove(photos: list[SignInPhoto], now: datetime, why: str) -> int:
    """Take the files of these photos away; their rows say that there were some, and when they went."""
    if photos:
        step = TRANSITIONS["remove_photo"]
        with transaction.atomic():
            rows = SignInPhoto.objects.filter(pk__in=[photo.pk for photo in photos], state__in=step.frm)
            rows.update(state=step.to, removed_at=now)
            note(step.event, photos=len(photos), why=why)
        for photo in photos:
            files.remove(photo.mark, photo.month)
    return len(photos)


def first_kept(now: datetime, months: int) -> datetime:
    """The first moment of the month that lies `months` whole months before that of `now`, in China."""
    return midnight(months_before(timezone.localdate(now).replace(day=1), months))
