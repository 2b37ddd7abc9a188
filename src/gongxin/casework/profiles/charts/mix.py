"""In which domains a body certifies: a bar for each, certificates with findings marked."""

from __future__ import annotations

from collections.abc import Sequence

from gongxin.casework.profiles.charts.common import BLUE, ORANGE, Options, legend, say
from gongxin.casework.profiles.reading.domains import Domain
from gongxin.i18n import Text

SHOWN = 12
VALID, SUSPENDED = Text("有效", "valid"), Text("暂停", "suspended")


def mix(domains: Sequence[Domain], language: str) -> Options:
    """The largest domains, the largest on top."""
    shown = list(reversed(domains[:SHOWN]))
    return {
        "tooltip": {"trigger": "axis", "axisPointer": {"type": "shadow"}},
        "legend": legend([say(VALID, language), say(SUSPENDED, language)]),
        "grid": {"left": 8, "right": 24, "top": 32, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "value", "minInterval": 1, "splitNumber": 3},
        "yAxis": {
            "type": "category", "data": [say(one.label, language) for one in shown],
            "axisLabel": {"width": 140, "overflow": "break", "fontSize": 11},
        },
        "series": [
            _bars(say(VALID, language), BLUE, [one.standing - one.suspended for one in shown]),
            _bars(say(SUSPENDED, language), ORANGE, [one.suspended for one in shown]),
        ],
    }  # fmt: skip


def _bars(name: str, colour: str, data: list[int]) -> Options:
    return {"name": name, "type": "bar", "stack": "all", "itemStyle": {"color": colour}, "data": data}
