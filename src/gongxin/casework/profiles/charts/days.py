"""The days of one auditor in a month: a bar for each audit, from its beginning to its end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from gongxin.casework.profiles.charts.common import BLUE, ORANGE, VERMILION, Options, legend, say
from gongxin.casework.profiles.reading.people import Stay
from gongxin.i18n import Text

SIGNED, PLANNED = Text("有签到", "signed in"), Text("仅有计划", "planned only")
CLASH = Text("与上一次不能相容", "does not fit the one before")
LEAST = 0.08  # of a day: a bar that is too thin to see helps nobody


def days(stays: Sequence[Stay], clashes: set[int], names: Sequence[str], month: date, language: str) -> Options:
    """Days of the month across, audits down in their order. `clashes` are places in `stays` that do not fit."""
    from_on = [_day_of_month(stay.start, month) for stay in stays]
    length = [max(LEAST, _day_of_month(stay.end, month) - start) for stay, start in zip(stays, from_on, strict=True)]
    kinds = [CLASH if at in clashes else SIGNED if stay.signed else PLANNED for at, stay in enumerate(stays)]
    last = max((start + long for start, long in zip(from_on, length, strict=True)), default=1.0)
    return {
        "tooltip": {"trigger": "item", "formatter": "{b}"},
        "legend": legend([say(kind, language) for kind in (SIGNED, PLANNED, CLASH) if kind in kinds]),
        "grid": {"left": 8, "right": 16, "top": 32, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "value", "min": 1, "max": max(32, int(last) + 1), "interval": 5, "position": "top",
                  "axisLabel": {"showMaxLabel": False}},
        "yAxis": {"type": "category", "inverse": True, "data": [str(at) for at in range(1, len(stays) + 1)]},
        "series": [
            {"type": "bar", "stack": "days", "silent": True, "data": from_on,
             "itemStyle": {"color": "transparent", "decal": {"symbol": "none"}},
             "tooltip": {"show": False}},
            *(_bars(kind, colour, kinds, length, names, language)
              for kind, colour in ((SIGNED, BLUE), (PLANNED, ORANGE), (CLASH, VERMILION)) if kind in kinds),
        ],
    }  # fmt: skip


def _bars(
    kind: Text, colour: str, kinds: Sequence[Text], length: Sequence[float], names: Sequence[str], language: str
) -> Options:
    data = [
        {"value": round(long, 3) if own is kind else 0, "name": name}
        for own, long, name in zip(kinds, length, names, strict=True)
    ]
    return {
        "name": say(kind, language),
        "type": "bar",
        "stack": "days",
        "barMaxWidth": 18,
        "itemStyle": {"color": colour},
        "data": data,
    }


def _day_of_month(at: object, month: date) -> float:
    """1.5 is noon of the first; days of the next month go on counting."""
    local = timezone.localtime(at)
    return round((local.date() - month).days + 1 + (local.hour * 60 + local.minute) / 1440, 3)
