"""Which sign-ins must lie beside an audit so that the detectors can judge it: those of its people, phones, photos."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from gongxin.casework.presence.keys import month_of, months_held
from gongxin.casework.presence.models import PhotoMark, TakenSignIn
from gongxin.casework.presence.sealing import mark
from gongxin.casework.presence.statement import Statement
from gongxin.casework.registry.models import SignIn
from gongxin.law.parameters import parameter

REACH = timedelta(days=2)  # before and after: nobody's trip between two audits takes longer and is told by its speed
MOST = 5_000  # sign-ins laid beside one group of audits


@dataclass(frozen=True)
class Opened:
    """A taken sign-in with its content, None where its month is forgotten."""

    row: TakenSignIn
    said: Statement | None


def signs_of(plan_ids: Collection[str]) -> list[Opened]:
    """What was taken at these audits."""
    return [opened_row(row) for row in TakenSignIn.objects.filter(plan_id__in=plan_ids).order_by("id")[:MOST]]


def beside(own: list[Opened]) -> list[Opened]:
    """Sign-ins of other audits by the same people around the same time, with the same phones, with the same photos."""
    if not own:
        return []
    first, last = min(each.row.at for each in own), max(each.row.at for each in own)
    near = Q(person_id__in=people_of(own), at__range=(first - REACH, last + REACH))
    lent = timedelta(days=parameter("device.different_teams_days").on(last.date()).value)
    phones = _marks(own, lambda said: [said.device_id])
    same_phone = Q(device_mark__in=phones, at__range=(first - lent, last + lent))
    photos = _marks(own, looks_of)
    again = PhotoMark.objects.filter(mark__in=photos).values("sign_in_id")
    others = TakenSignIn.objects.exclude(pk__in=[each.row.pk for each in own])
    rows = {}
    for condition in (near, same_phone, Q(pk__in=again)):
        rows.update({row.pk: row for row in others.filter(condition).order_by("-id")[:MOST]})
    return [opened_row(row) for _, row in sorted(rows.items())]


def registered_beside(plan_ids: Collection[str], own: list[Opened]) -> list[SignIn]:
    """Sign-ins of these audits, and of the same people around the same time, that came into the register otherwise."""
    known = SignIn.objects.known()
    rows = list(known.filter(plan_id__in=sorted(plan_ids)).order_by("sign_in_id")[:MOST])
    if own:
        span = (min(each.row.at for each in own) - REACH, max(each.row.at for each in own) + REACH)
        rows += known.filter(person_id__in=people_of(own), at__range=span).order_by("sign_in_id")[:MOST]
    return rows


def people_of(own: Iterable[Opened]) -> list[str]:
    """Everyone who signed or was shown."""
    shown = {one for each in own if each.said is not None for one in each.said.present_ids}
    return sorted(shown | {each.row.person_id for each in own})


def looks_of(said: Statement) -> list[str]:
    """The perceptual hashes of its photos."""
    return [photo.look for photo in said.photos if photo.look]


def keep_photo_marks(fresh: Iterable[Opened]) -> None:
    """Make the photos of new sign-ins findable."""
    marks = [
        PhotoMark(sign_in=each.row, plan_id=each.row.plan_id, mark=one)
        for each in fresh
        if each.said is not None
        for one in {mark(look, month_of(each.row.received_at)) for look in looks_of(each.said)}
    ]
    PhotoMark.objects.bulk_create(marks, ignore_conflicts=True)


def _marks(own: list[Opened], values: Callable[[Statement], list[str]]) -> set[str]:
    """The keyed marks of some values, of each month and of the one before, as far as their keys are held."""
    found: set[str] = set()
    held = set(months_held())
    for each in own:
        if each.said is not None:
            for month in held & set(_months(each.row.received_at)):
                found |= {mark(value, month) for value in values(each.said) if value}
    return found


def _months(moment: datetime) -> tuple[str, str]:
    return month_of(moment), month_of(moment - timedelta(days=31))


def opened_row(row: TakenSignIn) -> Opened:
    """The sign-in with its content, as far as its month is not forgotten."""
    return Opened(row, row.said)
