"""Cities or counties as points at their seats, the value told by colour and by size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gongxin.casework.profiles.charts.common import Options, shade, shades, steps
from gongxin.casework.profiles.charts.points import Point, axes, extent
from gongxin.casework.profiles.reading.picture import Place

SIZES = (10, 15, 20, 26, 32)


def places_map(
    places: Sequence[Place], values: Mapping[str, float | None], links: Mapping[str, str], language: str
) -> Options:
    """A mark at the seat of each place that has one and a value; the greater, the darker and the larger."""
    shown = [p for p in places if p.lat is not None and p.lon is not None and values.get(p.code) is not None]
    bounds = steps([values[p.code] for p in shown])
    around = extent([Point("", p.lat, p.lon, 0) for p in shown])
    return {
        "aria": {"enabled": True},
        "tooltip": {"trigger": "item", "formatter": "{b}"},
        "grid": {"left": 12, "right": 12, "top": 8, "bottom": 56},
        **axes(*around),
        "visualMap": shades(bounds),
        "series": [
            {
                "type": "scatter", "symbol": "circle", "itemStyle": {"borderColor": "#888", "borderWidth": 1},
                "label": {"show": True, "formatter": "{b}", "position": "right", "fontSize": 11},
                "labelLayout": {"hideOverlap": True},
                "data": [_mark(p, values[p.code], bounds, links, language) for p in shown],
            }
        ],
    }  # fmt: skip


def _mark(place: Place, value: float, bounds: list[float], links: Mapping[str, str], language: str) -> Options:
    name = place.name_zh if language == "zh" else place.name_en
    mark: Options = {
        "value": [place.lon, place.lat, value],
        "name": f"{name} {value:,.6g}",
        "symbolSize": SIZES[shade(value, bounds) * (len(SIZES) - 1) // max(1, len(bounds) - 1)],
    }
    return {**mark, "link": links[place.code]} if place.code in links else mark
