"""Destroy the photos of inspections whose period has passed, with the key that opens them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gongxin.casework.inspections import sealed_photos
from gongxin.casework.inspections.models import Inspection, ItemPhoto
from gongxin.casework.photos.actions.let_go import first_kept
from gongxin.casework.trail.write import note
from gongxin.law.parameters import parameter

OVER = ("closed", "aborted")  # while something is still to be done the file stays whole


def forget_photos(*, now: datetime) -> int:
    """How many photos went. The period is counted in whole months from the end of the inspection's own."""
    months = parameter("inspections.photos_kept_months").on(timezone.localdate(now)).value
    before = timezone.localdate(first_kept(now, months))
    kept = ItemPhoto.objects.filter(removed_at=None).values("inspection")
    old = Inspection.objects.filter(state__in=OVER, state_on__lt=before, pk__in=kept)
    return sum(_forget(one, now) for one in old.order_by("pk"))


def _forget(inspection: Inspection, now: datetime) -> int:
    """The files before the row says so: where this breaks off, the next turn begins it again."""
    with transaction.atomic():
        gone = ItemPhoto.objects.filter(inspection=inspection, removed_at=None).update(removed_at=now)
        note("inspection_photos_forgotten", subject=("inspection", inspection.number), photos=gone)
        sealed_photos.destroy(inspection.pk)
    return gone
