"""The way from one audit to the next: how far, in what time, how fast, and how many working days lie between."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from django.utils import timezone

from gongxin.casework.profiles.reading.people import Stay
from gongxin.i18n import Text
from gongxin.law.calendar import WorkingCalendar
from gongxin.law.parameters import parameter

EARTH_RADIUS_KM = 6371.0
VERDICTS = {
    "overlap": Text("时间重叠", "overlaps in time"),
    "too_fast": Text("超过可能的最高速度", "faster than anyone can travel"),
    "fast": Text("超过公路速度", "faster than by road"),
    "plain": Text("可行", "possible"),
    "unknown": Text("地点不详", "place unknown"),
}


@dataclass(frozen=True)
class Leg:
    """From one stay to the next. Kilometres along the great circle, hours between, kilometres per hour needed.

    `idle` are the working days between the two on which nothing is recorded.
    """

    before: Stay
    after: Stay
    kilometres: float | None
    hours: float
    speed: float | None
    idle: int
    verdict: str

    @property
    def words(self) -> Text:
        """The verdict in words."""
        return VERDICTS[self.verdict]

    @property
    def is_abnormal(self) -> bool:
        """Whether nobody can have made it."""
        return self.verdict in ("overlap", "too_fast")


def legs_of(stays: list[Stay]) -> list[Leg]:
    """The way between each two stays that follow each other."""
    return [_leg(before, after) for before, after in pairwise(stays)]


def kilometres(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance (haversine) in kilometres."""
    a, b = math.radians(lat_a), math.radians(lat_b)
    chord = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(chord)))


def _leg(before: Stay, after: Stay) -> Leg:
    hours = (after.start - before.end).total_seconds() / 3600
    known = None not in (before.lat, before.lon, after.lat, after.lon)
    far = kilometres(before.lat, before.lon, after.lat, after.lon) if known else None
    speed = far / hours if far is not None and hours > 0 else None
    return Leg(before, after, far, hours, speed, _idle(before, after), _verdict(before, after, far, hours, speed))


def _verdict(before: Stay, after: Stay, far: float | None, hours: float, speed: float | None) -> str:
    """Places within one site of each other are never a journey."""
    day = timezone.localtime(after.start).date()
    if far is None:
        return "unknown"
    if far * 1000 <= parameter("presence.same_place").on(day).value:
        return "plain"
    if hours <= 0 or speed is None:
        return "overlap"
    if speed > parameter("presence.max_speed").on(day).value:
        return "too_fast"
    return "fast" if speed > parameter("presence.road_speed").on(day).value else "plain"


def _idle(before: Stay, after: Stay) -> int:
    first, last = timezone.localtime(before.end).date(), timezone.localtime(after.start).date()
    if last <= first:
        return 0
    between = WorkingCalendar().working_days_between(first, last)
    return max(0, between - WorkingCalendar().is_working_day(last))
