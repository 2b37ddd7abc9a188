"""The load calendar: months across, people down, the days of audit written into each field."""

from __future__ import annotations

from collections.abc import Sequence

from gongxin.casework.profiles.charts.common import Options, say
from gongxin.casework.profiles.reading.load import BEYOND, FULL, WITHIN, Load
from gongxin.i18n import Text

# Each darker than the one before, so that lightness alone tells them apart.
FITS = {
    WITHIN: (1, Text("工作日之内", "within working days"), "#cfe8f7"),
    FULL: (2, Text("超过工作日", "over working days"), "#e69f00"),
    BEYOND: (3, Text("超过每月上限", "over the monthly limit"), "#a01c00"),
}
INK = {WITHIN: "#111", FULL: "#111", BEYOND: "#fff"}


def load_calendar(loads: Sequence[Load], names: Sequence[str], language: str) -> Options:
    """A field for each month in which someone audited. `names` are what the reader may call the people."""
    months = [cell.month.strftime("%Y-%m") for cell in loads[0].cells] if loads else []
    return {
        "aria": {"enabled": True},
        "tooltip": {"trigger": "item", "formatter": "{b}"},
        "grid": {"left": 8, "right": 8, "top": 36, "bottom": 8, "containLabel": True},
        "visualMap": {
            "type": "piecewise", "dimension": 2, "orient": "horizontal", "top": 0, "left": "center", "itemGap": 8,
            "itemWidth": 14, "selectedMode": False,
            "pieces": [
                {"value": step, "label": say(words, language), "color": colour} for step, words, colour in FITS.values()
            ],
        },
        "xAxis": {"type": "category", "data": months, "position": "bottom", "splitArea": {"show": True}},
        "yAxis": {"type": "category", "inverse": True, "data": list(names)},
        "series": [
            {
                "type": "heatmap",
                "data": [field for at, load in enumerate(loads) for field in _fields(at, load, names[at])],
                "label": {"show": True, "formatter": "{@[3]}", "fontSize": 10},
                "itemStyle": {"borderWidth": 1, "borderColor": "#fff"},
            }
        ],
    }  # fmt: skip


def _fields(at: int, load: Load, name: str) -> list[Options]:
    return [
        {
            "value": [place, at, FITS[cell.fit][0], cell.all],
            "name": f"{name} {cell.month:%Y-%m}: {cell.all:g} / {cell.working_days}",
            "label": {"color": INK[cell.fit]},
        }
        for place, cell in enumerate(load.cells)
        if cell.all > 0
    ]
