"""The photos beside the items of a checklist, and a look at one of them."""

from __future__ import annotations

import hashlib

from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.inspections import sealed_photos
from gongxin.casework.inspections.models import Inspection, ItemPhoto
from gongxin.casework.photos.picture import shown
from gongxin.casework.trail.write import note
from gongxin.law.parameters import parameter


def photos_of(inspection: Inspection) -> dict[tuple[str, str], list[ItemPhoto]]:
    """(matter, item) → its photos in the order in which they came, also those that are forgotten by now."""
    found: dict[tuple[str, str], list[ItemPhoto]] = {}
    for one in inspection.photos.all():
        found.setdefault((one.matter, one.item), []).append(one)
    return found


def looked_at(photo: ItemPhoto, by: Account) -> bytes:
    """The photo for a reader, a JPEG drawn anew; each look is an entry. The caller asked who may see the inspection."""
    whole = sealed_photos.read(photo.inspection_id, photo.sha256)
    if hashlib.sha256(whole).hexdigest() != photo.sha256:
        raise ValueError("a photo that is not the one that was sent")
    drawn = shown(whole, parameter("photo.most_pixels").on(timezone.localdate()).value)
    note("inspection_photo_seen", by=by, subject=("inspection", photo.inspection.number), sha256=photo.sha256)
    return drawn
