"""Where a body stands in the distribution of its peers: a box per indicator, the body's own value marked."""

from __future__ import annotations

from collections.abc import Sequence

from gongxin.casework.profiles.charts.common import GREY, SKY, VERMILION, Options, legend, say
from gongxin.casework.profiles.reading.peers import Standing
from gongxin.i18n import Text

SHOWN = 12
GROUP, OWN = Text("同类机构", "peer group"), Text("本机构", "this body")


def strip(standings: Sequence[Standing], language: str) -> Options:
    """The indicators that give the most points. Each row is drawn from the lowest to the highest value there is.

    The box holds the middle half of the group, the line in it the median, the whiskers the nine tenths below and above.
    """
    shown = list(reversed(standings[:SHOWN]))  # ECharts begins at the bottom
    return {
        "tooltip": {"trigger": "item"},
        "legend": legend([say(GROUP, language), say(OWN, language)]),
        "grid": {"left": 8, "right": 20, "top": 32, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "value", "min": 0, "max": 100, "axisLabel": {"show": False}, "splitLine": {"show": False}},
        "yAxis": {
            "type": "category", "data": [say(one.label, language) for one in shown],
            "axisLabel": {"width": 150, "overflow": "break", "fontSize": 11}, "axisTick": {"show": False},
        },
        "series": [
            {
                "name": say(GROUP, language), "type": "boxplot", "itemStyle": {"color": SKY, "borderColor": GREY},
                "data": [box(one) for one in shown], "tooltip": {"show": False},
            },
            {
                "name": say(OWN, language), "type": "scatter", "symbol": "diamond", "symbolSize": 14,
                "itemStyle": {"color": VERMILION, "borderColor": "#fff", "borderWidth": 1},
                "data": [
                    {"value": [placed(one, one.value), at], "name": say(one.label, language)}
                    for at, one in enumerate(shown)
                ],
                "tooltip": {"formatter": "{b}"},
            },
        ],
    }  # fmt: skip


def box(one: Standing) -> list[float]:
    """Tenth, quarter, median, three quarters and nine tenths of the group on the scale of the row."""
    t = one.tenths
    return [placed(one, value) for value in (t[1], (t[2] + t[3]) / 2, t[5], (t[7] + t[8]) / 2, t[9])]


def placed(one: Standing, value: float) -> float:
    """A value between 0, the lowest of group and body, and 100, the highest; 50 where all are equal."""
    low, high = min(one.tenths[0], one.value), max(one.tenths[-1], one.value)
    return round(100 * (value - low) / (high - low), 1) if high > low else 50.0
