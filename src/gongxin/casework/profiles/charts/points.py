"""A map of points: degrees of longitude and latitude, the names of provinces for orientation, no borders."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from gongxin.casework.profiles.charts.common import BLUE, GREY, ORANGE, VERMILION, Options, legend, say
from gongxin.codes.divisions import divisions
from gongxin.codes.provinces import PROVINCES
from gongxin.i18n import Text

KINDS = {"site": Text("审核现场", "audit sites"), "sign_in": Text("签到", "sign-ins")}
LOOKS = {"site": ("emptyCircle", BLUE), "sign_in": ("diamond", ORANGE)}
CHINA = (73.0, 136.0, 17.0, 54.0)  # west, east, south, north
MARGIN = 0.15  # of the extent, around the points
LEAST = 1.0  # degrees, so that one point does not fill the map


@dataclass(frozen=True)
class Point:
    """A place with a number: how many audits or sign-ins, or a value to be shown."""

    kind: str
    lat: float
    lon: float
    number: float
    name: str = ""


def point_map(points: Sequence[Point], language: str) -> Options:
    """Sites as rings, sign-ins as diamonds; the area grows with the number."""
    west, east, south, north = extent(points)
    there = [kind for kind in KINDS if any(point.kind == kind for point in points)]
    return {
        "aria": {"enabled": True},
        "tooltip": {"trigger": "item", "formatter": "{a}: {b}"},
        "legend": legend([say(KINDS[kind], language) for kind in there]),
        "grid": {"left": 8, "right": 8, "top": 32, "bottom": 8},
        **axes(west, east, south, north),
        "series": [names_of_provinces(language), *(_series(kind, points, language) for kind in there)],
    }


def path_map(points: Sequence[Point], abnormal: Sequence[tuple[int, int]], language: str) -> Options:
    """The way of one person: stops numbered in order, a line between them; `abnormal` pairs of stops are marked."""
    west, east, south, north = extent(points)
    stops = [
        {"value": [p.lon, p.lat], "name": p.name, "label": {"formatter": str(at)}} for at, p in enumerate(points, 1)
    ]
    return {
        "aria": {"enabled": True},
        "tooltip": {"trigger": "item", "formatter": "{b}"},
        "grid": {"left": 8, "right": 8, "top": 8, "bottom": 8},
        **axes(west, east, south, north),
        "series": [
            names_of_provinces(language),
            {
                "type": "line", "data": stops, "symbol": "circle", "symbolSize": 20, "itemStyle": {"color": BLUE},
                "lineStyle": {"width": 1.5, "color": BLUE}, "z": 3,
                "label": {"show": True, "position": "inside", "color": "#fff", "fontSize": 11},
            },
            *(
                {
                    "type": "line", "silent": True, "symbol": "none", "z": 4,
                    "lineStyle": {"width": 4, "type": "dashed", "color": VERMILION},
                    "data": [[points[one].lon, points[one].lat], [points[two].lon, points[two].lat]],
                }
                for one, two in abnormal
            ),
        ],
    }  # fmt: skip


def extent(points: Sequence[Point]) -> tuple[float, float, float, float]:
    """West, east, south, north of a map that holds the points; the whole country where there are none."""
    if not points:
        return CHINA
    west, east = min(p.lon for p in points), max(p.lon for p in points)
    south, north = min(p.lat for p in points), max(p.lat for p in points)
    x, y = max(LEAST, (east - west) * MARGIN), max(LEAST, (north - south) * MARGIN)
    return round(west - x, 2), round(east + x, 2), round(south - y, 2), round(north + y, 2)


def axes(west: float, east: float, south: float, north: float) -> Options:
    """Bare axes of degrees."""
    bare = {"type": "value", "axisLabel": {"show": False}, "axisTick": {"show": False}, "splitNumber": 6}
    thin = {"splitLine": {"lineStyle": {"opacity": 0.4}}, "axisLine": {"show": False}}
    return {
        "xAxis": {**bare, **thin, "min": west, "max": east},
        "yAxis": {**bare, **thin, "min": south, "max": north},
    }


def names_of_provinces(language: str) -> Options:
    """The short name of each province at its seat, as orientation."""
    seats = [(p, divisions()[f"{p.code}0000"]) for p in PROVINCES]
    return {
        "type": "scatter", "silent": True, "symbolSize": 1, "itemStyle": {"color": "transparent"}, "z": 5,
        "tooltip": {"show": False},
        "label": {"show": True, "formatter": "{b}", "color": GREY, "fontSize": 11},
        "labelLayout": {"hideOverlap": True},
        "data": [
            {"value": [seat.lon, seat.lat], "name": p.short_zh if language == "zh" else p.en} for p, seat in seats
        ],
    }  # fmt: skip


def _series(kind: str, points: Sequence[Point], language: str) -> Options:
    symbol, colour = LOOKS[kind]
    return {
        "name": say(KINDS[kind], language),
        "type": "scatter",
        "symbol": symbol,
        "itemStyle": {"color": colour, "opacity": 0.8},
        "data": [
            {"value": [p.lon, p.lat], "name": f"{p.number:g}", "symbolSize": size(p.number)}
            for p in points
            if p.kind == kind
        ],
    }


def size(number: float) -> float:
    """The diameter of a mark whose area grows with the number, between 4 and 30."""
    return round(min(30.0, 3.0 + math.sqrt(number)), 1)
