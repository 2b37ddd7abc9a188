"""Findings by month, stacked by severity."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from gongxin.detection.model import SEVERITIES
from gongxin.report.material import Material

MONTHS = 24
HEIGHT, WIDTH, LEFT, BOTTOM = 180, 720, 44, 22  # units of the drawing
STACK = tuple(reversed(SEVERITIES))  # high lies on the axis, where lengths compare best


@dataclass(frozen=True)
class Bar:
    """One piece of one month's bar."""

    severity: str
    count: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Month:
    """One month with its counts by severity and its bar."""

    label: str
    counts: dict[str, int]
    total: int
    bars: list[Bar]
    middle: float


@dataclass(frozen=True)
class Trend:
    """The months up to the day of the run, and the scale."""

    months: list[Month]
    ticks: list[tuple[int, float]]
    earlier: int
    later: int
    undated: int


def trend(m: Material) -> Trend:
    """The last two years; what lies outside them is counted beside the drawing."""
    days = m.findings.select(["occurred_on", "severity"]).to_pylist()
    labels = _months(m.as_of)
    counted = Counter((f"{row['occurred_on']:%Y-%m}", row["severity"]) for row in days if row["occurred_on"])
    totals = {label: sum(counted[label, severity] for severity in STACK) for label in labels}
    top = _round_up(max(totals.values(), default=0))
    step = (WIDTH - LEFT) / len(labels)
    months = [_month(label, counted, LEFT + i * step, step, top) for i, label in enumerate(labels)]
    outside = Counter(
        "earlier" if label < labels[0] else "later"
        for (label, _), count in counted.items()
        for _ in range(count)
        if not labels[0] <= label <= labels[-1]
    )
    ticks = [(top * part // 4, HEIGHT - BOTTOM - (HEIGHT - BOTTOM - 8) * part / 4) for part in range(5)]
    undated = sum(row["occurred_on"] is None for row in days)
    return Trend(months, ticks if top >= 4 else [ticks[0], ticks[-1]], outside["earlier"], outside["later"], undated)


def _month(label: str, counted: Counter[tuple[str, str]], x: float, step: float, top: int) -> Month:
    bars, foot = [], float(HEIGHT - BOTTOM)
    for severity in STACK:
        count = counted[label, severity]
        height = count / top * (HEIGHT - BOTTOM - 8)
        foot -= height
        if count:
            bars.append(Bar(severity, count, round(x + 2, 1), round(foot, 1), round(step - 4, 1), round(height, 1)))
    counts = {severity: counted[label, severity] for severity in STACK}
    return Month(label, counts, sum(counts.values()), bars, round(x + step / 2, 1))


def _months(last: date) -> list[str]:
    index = last.year * 12 + last.month - 1
    return [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(index - MONTHS + 1, index + 1)]


def _round_up(value: int) -> int:
    """The next number of the kind 4, 8, 12, 20, 28, 40, 80, 120 …, so that quarters are whole."""
    size = 1
    while True:
        for lead in (4, 8, 12, 20, 28):
            if value <= lead * size:
                return lead * size
        size *= 10
