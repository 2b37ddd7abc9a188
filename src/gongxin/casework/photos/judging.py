"""Words to stand beside a photo, from the file and the statement that names it. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterator

from gongxin.casework.photos.picture import Picture
from gongxin.casework.presence.live.layout import place_in_wgs84
from gongxin.casework.presence.statement import Statement
from gongxin.codes.photo_hash import bits_between
from gongxin.detection.expressions import EARTH_RADIUS_M
from gongxin.law.parameters import parameter


def words_of(picture: Picture, said: Statement, sha256: str) -> Iterator[str]:
    """The words of `words.MARKS` that hold. A file that says nothing of itself has none."""
    if picture.taken_at is not None:
        apart_s = abs((picture.taken_at - said.at).total_seconds())
        if apart_s > _limit("photo.time_difference", said):
            yield "photo_old"
    signed = place_in_wgs84(said.lat, said.lon, said.grid)
    known = picture.place is not None and signed[0] is not None
    if known and metres_between(picture.place, signed) > _limit("sign_in.location_tolerance", said):
        yield "photo_elsewhere"
    looks = [photo.look for photo in said.photos if photo.sha256 == sha256 and photo.look]
    if looks and min(bits_between(look, picture.look) for look in looks) > _limit("photo.look_bits", said):
        yield "look_differs"


def _limit(name: str, said: Statement) -> float:
    return parameter(name).on(said.at.date()).value


def metres_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Along the great circle (haversine), between two places in degrees."""
    (lat_a, lon_a), (lat_b, lon_b) = ((math.radians(lat), math.radians(lon)) for lat, lon in (one, other))
    chord = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(min(chord, 1.0)))
