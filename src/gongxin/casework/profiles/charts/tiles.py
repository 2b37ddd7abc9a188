"""China as a map of tiles: 34 equal fields in their rough places (decision 0004), one value each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gongxin.casework.profiles.charts.common import (
    GREY,
    Options,
    colours_of,
    ink_on,
    shade,
    shades,
    steps,
)  # fmt: skip
from gongxin.casework.profiles.reading.picture import Place
from gongxin.codes.provinces import PROVINCES, Province
from gongxin.report.sections.provinces import ISO

COLUMNS, ROWS = max(p.column for p in PROVINCES) + 1, max(p.row for p in PROVINCES) + 1


def tiles(
    places: Sequence[Place], values: Mapping[str, float | None], links: Mapping[str, str], language: str
) -> Options:
    """A field for each province, its name and value in it; a province without a value is a dashed one."""
    bounds = steps([value for value in values.values() if value is not None])
    seen = {place.code for place in places}
    full = [p for p in PROVINCES if values.get(f"{p.code}0000") is not None]
    return {
        "aria": {"enabled": True},
        "tooltip": {"trigger": "item", "formatter": "{b}"},
        "grid": {"left": 4, "right": 4, "top": 4, "bottom": 56},
        "xAxis": {"type": "category", "data": list(range(COLUMNS)), "show": False},
        "yAxis": {"type": "category", "data": list(range(ROWS)), "inverse": True, "show": False},
        "visualMap": shades(bounds),
        "series": [
            {
                "type": "heatmap", "itemStyle": {"borderColor": GREY, "borderWidth": 1},
                "label": {"show": True, "formatter": "{b}", "fontSize": 11, "lineHeight": 14},
                "data": [
                    _tile(p, values[f"{p.code}0000"], bounds, links, f"{p.code}0000" in seen, language) for p in full
                ],
            },
            {
                "type": "scatter", "symbol": "rect", "symbolSize": 26, "silent": True,
                "itemStyle": {"color": "transparent", "borderColor": GREY, "borderWidth": 1, "borderType": "dashed"},
                "label": {"show": True, "formatter": "{b}", "fontSize": 11, "color": GREY},
                "data": [{"value": [p.column, p.row], "name": _short(p, language)} for p in PROVINCES if p not in full],
            },
        ],
    }  # fmt: skip


def _short(province: Province, language: str) -> str:
    """A name that fits into a field: the short Chinese one, in English the letters of ISO 3166-2."""
    return province.short_zh if language == "zh" else ISO[province.code]


def _tile(
    province: Province, value: float, bounds: list[float], links: Mapping[str, str], seen: bool, language: str
) -> Options:
    code = f"{province.code}0000"
    colour = colours_of(len(bounds))[shade(value, bounds)]
    field: Options = {
        "value": [province.column, province.row, value],
        "name": f"{_short(province, language)}\n{value:,.6g}",
        "label": {"color": ink_on(colour)},
    }
    return {**field, "link": links[code]} if seen and code in links else field
