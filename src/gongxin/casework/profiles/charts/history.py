"""The line of time of a body: what happened, kind by kind, over the findings of each month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gongxin.casework.profiles.charts.common import (
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PURPLE,
    SKY,
    VERMILION,
    Options,
    say,
)  # fmt: skip
from gongxin.casework.profiles.reading.months import Month
from gongxin.casework.profiles.reading.timeline import LANES, Event
from gongxin.i18n import Text

LOOKS = {
    "approval": ("circle", BLUE), "scope": ("rect", SKY), "rule": ("triangle", GREEN),
    "inspection": ("pin", ORANGE), "complaint": ("diamond", PURPLE), "penalty": ("arrow", VERMILION),
    "grade": ("roundRect", GREY),
}  # fmt: skip
FINDINGS = Text("各月发现", "findings by month")


def history(events: Sequence[Event], months: Sequence[Month], since: date, until: date, language: str) -> Options:
    """Events since `since` in one lane for each kind; below them a bar for the findings of each month."""
    lanes = [lane for lane in LANES if any(event.lane == lane and event.day >= since for event in events)]
    axis = {"type": "time", "min": since.isoformat(), "max": until.isoformat(), "containShape": False}  # both alike
    return {
        "tooltip": {"trigger": "item"},
        "grid": [
            {"left": 110, "right": 20, "top": 10, "height": 30 * max(1, len(lanes))},
            {"left": 110, "right": 20, "top": 30 * max(1, len(lanes)) + 60, "bottom": 24},
        ],
        "xAxis": [{**axis, "gridIndex": 0, "axisLabel": {"show": False}}, {**axis, "gridIndex": 1}],
        "yAxis": [
            {"type": "category", "gridIndex": 0, "inverse": True,
             "data": [say(LANES[lane], language) for lane in lanes],
             "axisLabel": {"width": 100, "overflow": "break"}, "splitLine": {"show": True}},
            {"type": "value", "gridIndex": 1, "minInterval": 1, "name": say(FINDINGS, language), "nameLocation": "end"},
        ],
        "series": [
            *(_lane(lane, at, events, since, language) for at, lane in enumerate(lanes)),
            {"name": say(FINDINGS, language), "type": "bar", "xAxisIndex": 1, "yAxisIndex": 1, "barMaxWidth": 14,
             "itemStyle": {"color": VERMILION},
             "data": [[month.month.isoformat(), month.found] for month in months if month.month >= since]},
        ],
    }  # fmt: skip


def _lane(lane: str, at: int, events: Sequence[Event], since: date, language: str) -> Options:
    symbol, colour = LOOKS[lane]
    return {
        "name": say(LANES[lane], language), "type": "scatter", "xAxisIndex": 0, "yAxisIndex": 0,
        "symbol": symbol, "symbolSize": 12, "itemStyle": {"color": colour},
        "tooltip": {"formatter": "{b}"},
        "data": [
            {"value": [event.day.isoformat(), at], "name": f"{event.day.isoformat()} {say(event.words, language)}"}
            for event in events
            if event.lane == lane and event.day >= since
        ],
    }  # fmt: skip
