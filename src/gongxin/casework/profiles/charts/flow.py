"""Certificates in and out by month: bars up for what came, down for what went."""

from __future__ import annotations

from collections.abc import Sequence

from gongxin.casework.profiles.charts.common import (
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PURPLE,
    SKY,
    VERMILION,
    Options,
    legend,
    say,
)  # fmt: skip
from gongxin.casework.profiles.reading.months import IN, MEASURES, OUT, Month

COLOURS = {
    "issued": BLUE, "restored": GREEN, "transferred_in": SKY, "suspended": ORANGE, "revoked": VERMILION,
    "cancelled": PURPLE, "expired": GREY, "transferred_out": "#f0e442",
}  # fmt: skip


def flow(months: Sequence[Month], language: str) -> Options:
    """One stack for each direction; measures that never occur are left out."""
    there = [name for name in MEASURES if any(month.numbers.get(name) for month in months)]
    names = [say(MEASURES[name], language) for name in there]
    return {
        "tooltip": {"trigger": "axis", "axisPointer": {"type": "shadow"}},
        "legend": legend(names),
        "grid": {"left": 50, "right": 10, "top": 36, "bottom": 28},
        "xAxis": {"type": "category", "data": [month.month.strftime("%Y-%m") for month in months]},
        "yAxis": {"type": "value"},
        "series": [_bars(name, months, language) for name in there],
    }


def _bars(name: str, months: Sequence[Month], language: str) -> Options:
    sign = -1 if name in OUT else 1
    assert name in IN or name in OUT
    return {
        "name": say(MEASURES[name], language),
        "type": "bar",
        "stack": "all",
        "itemStyle": {"color": COLOURS[name]},
        "data": [sign * month.numbers.get(name, 0) for month in months],
    }
