"""How the score went from run to run, with its interval and the grades it crossed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gongxin.casework.profiles.charts.common import BLUE, GREY, Options, say
from gongxin.casework.profiles.reading.grades import GradePoint
from gongxin.i18n import Text

MOST_LETTERS = 12  # more would cover each other
SCORE, LOW, HIGH = Text("得分", "score"), Text("区间下限", "interval from"), Text("区间上限", "interval to")


def trend(points: Sequence[GradePoint], cut_points: Mapping[str, float], language: str) -> Options:
    """A line of scores; thin lines are the ends of the interval, dotted ones where a grade begins."""
    days = [point.as_of.isoformat() for point in points]
    return {
        "tooltip": {"trigger": "axis"},
        "grid": {"left": 40, "right": 40, "top": 20, "bottom": 30},
        "xAxis": {"type": "category", "data": days, "boundaryGap": len(days) == 1},
        "yAxis": {"type": "value", "min": 0, "max": 100},
        "series": [
            {
                "name": say(SCORE, language), "type": "line", "symbol": "circle", "symbolSize": 8,
                "lineStyle": {"width": 3}, "itemStyle": {"color": BLUE},
                "data": [{"value": round(point.score, 1), "name": point.grade} for point in points],
                "label": {"show": len(points) <= MOST_LETTERS, "formatter": "{b}", "position": "top"},
                "markLine": _cuts(cut_points),
            },
            _bound(say(LOW, language), [point.low for point in points]),
            _bound(say(HIGH, language), [point.high for point in points]),
        ],
    }  # fmt: skip


def _bound(name: str, values: list[float]) -> Options:
    return {
        "name": name, "type": "line", "symbol": "none", "itemStyle": {"color": GREY},
        "lineStyle": {"width": 1, "type": "dashed"}, "data": [round(value, 1) for value in values],
    }  # fmt: skip


def _cuts(cut_points: Mapping[str, float]) -> Options:
    """A dotted line where each grade but the first begins."""
    lines = [{"yAxis": score, "label": {"formatter": grade}} for grade, score in cut_points.items() if score > 0]
    return {"silent": True, "symbol": "none", "lineStyle": {"type": "dotted", "color": GREY}, "data": lines}
