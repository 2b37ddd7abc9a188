"""What a photo says of its own time and place (EXIF 2.32). Anyone can write it there, so it only ever adds a word."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

EXIF, GPS = 0x8769, 0x8825
TAKEN, OFFSET = 36867, 36881  # DateTimeOriginal, OffsetTimeOriginal
LAT_REF, LAT, LON_REF, LON = 1, 2, 3, 4


def taken_inside(exif: Any) -> datetime | None:
    """When it was taken; in China's time where it names no offset. None where it says nothing that can be read."""
    try:
        held = exif.get_ifd(EXIF)
        moment = datetime.strptime(_text(held[TAKEN]), "%Y:%m:%d %H:%M:%S")
        offset = _text(held.get(OFFSET, ""))
        if offset:
            return datetime.strptime(f"{moment:%Y:%m:%d %H:%M:%S} {offset}", "%Y:%m:%d %H:%M:%S %z")
        return timezone.make_aware(moment)
    except Exception:  # whatever stands there, it is not a time
        return None


def place_inside(exif: Any) -> tuple[float, float] | None:
    """Degrees north and east. None where it says nothing that is a place."""
    try:
        held = exif.get_ifd(GPS)
        lat, lon = _degrees(held[LAT], _text(held[LAT_REF]) == "S"), _degrees(held[LON], _text(held[LON_REF]) == "W")
    except Exception:  # whatever stands there, it is not a place
        return None
    return (lat, lon) if -90 <= lat <= 90 and -180 <= lon <= 180 and (lat, lon) != (0.0, 0.0) else None


def _text(value: Any) -> str:
    return (value.decode("ascii") if isinstance(value, bytes) else str(value)).strip("\0 ")


def _degrees(parts: Any, negative: bool) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    whole = degrees + minutes / 60 + seconds / 3600
    return -whole if negative else whole
