"""Take one photo beside an item of the checklist: read it as the stranger's file it is, seal it, once."""

from __future__ import annotations

import hashlib
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.inspections import sealed_photos
from gongxin.casework.inspections.actions.step import mine
from gongxin.casework.inspections.answers import checked_item
from gongxin.casework.inspections.models import Inspection, ItemPhoto
from gongxin.casework.photos.picture import read_picture
from gongxin.casework.photos.words import Refused
from gongxin.casework.steps import locked
from gongxin.casework.trail.write import note
from gongxin.errors import UserError
from gongxin.law.parameters import parameter


def take_photo(*, pk: int, matter: str, item: str, whole: bytes, at: datetime, by: Account) -> bool:
    """Keep the photo; False where it is here already. Taken while the check is on site, from somebody who is sent.

    A device without a network sends in the order in which things came about, so what was taken on site comes before the
    signatures.
    """
    today = timezone.localdate()
    sha256 = hashlib.sha256(whole).hexdigest()
    if _held(_for(pk, by), matter, item, sha256):
        return False
    _check(_for(pk, by), matter, item, today)
    _read(whole, today)  # before the row is locked: decoding takes its time
    with transaction.atomic():
        inspection: Inspection = locked(mine(by), pk)
        if _held(inspection, matter, item, sha256):
            return False
        _check(inspection, matter, item, today)
        sealed_photos.write(pk, sha256, whole)
        ItemPhoto.objects.create(
            inspection=inspection, matter=matter, item=item, sha256=sha256, size=len(whole),
            at=min(at, timezone.now()), by=str(by)[:60], received_at=timezone.now(),
        )  # fmt: skip
        note("inspection_photo_taken", by=by, subject=("inspection", inspection.number), item=item, sha256=sha256)
    return True


def _for(pk: int, by: Account) -> Inspection:
    found = mine(by).filter(pk=pk).first()
    if found is None:
        raise UserError("There is no such record; it may lie outside what you may see.")
    return found


def _held(inspection: Inspection, matter: str, item: str, sha256: str) -> bool:
    return ItemPhoto.objects.filter(inspection=inspection, matter=matter, item=item, sha256=sha256).exists()


def _check(inspection: Inspection, matter: str, item: str, today: date) -> None:
    if inspection.state != "on_site":
        raise UserError("Photos are taken while the check is on site; it has not begun or was signed already.")
    checked_item(inspection, matter, item)
    most = parameter("inspections.photos_per_item").on(today).value
    if ItemPhoto.objects.filter(inspection=inspection, matter=matter, item=item).count() >= most:
        raise UserError("An item has %(most)d photos at most.", most=most)


def _read(whole: bytes, today: date) -> None:
    """Refused in words where it is too large or no picture."""
    try:
        if len(whole) > parameter("photo.largest").on(today).value:
            raise Refused("photo_too_large")
        read_picture(whole, parameter("photo.most_pixels").on(today).value)
    except Refused as refusal:
        if refusal.word == "photo_too_large":
            raise UserError("The photo is too large; take it again at a lower resolution.") from refusal
        raise UserError("This photo cannot be read; send one in the format JPEG, HEIC or PNG.") from refusal
