"""Where a body stands among its peers, indicator by indicator."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from gongxin.casework.profiles.models import PeerSpread
from gongxin.casework.registry.models import Body
from gongxin.casework.runs.models import Indicator, Run
from gongxin.i18n import Text
from gongxin.risk.indicators import indicators
from gongxin.risk.model import DIMENSIONS, Dimension, Shape

RATES = (Shape.FINDINGS, Shape.SHARE)
PARTS = {"A": Text("管理体系", "management systems"), "B": Text("产品", "products"), "C": Text("服务", "services"),
         "D": Text("其他", "other"), "mixed": Text("多类别", "several kinds"), "unknown": Text("未知", "unknown"),
         "small": Text("小型", "small"), "medium": Text("中型", "medium"), "large": Text("大型", "large"),
         "very_large": Text("特大型", "very large"), "nation": Text("全国", "whole nation")}  # fmt: skip
REGIONS = {"1": Text("华北", "North"), "2": Text("东北", "North-east"), "3": Text("华东", "East"),
           "4": Text("中南", "Central and south"), "5": Text("西南", "South-west"), "6": Text("西北", "North-west"),
           "7": Text("台湾", "Taiwan"), "8": Text("港澳", "Hong Kong and Macao")}  # fmt: skip


@dataclass(frozen=True)
class Standing:
    """One indicator of the body beside its group.

    `tenths` are eleven values of the group, `rank` (0–100) the share of it that the body's value reaches or passes.
    """

    id: str
    label: Text
    dimension: Text
    is_rate: bool
    value: float
    numerator: float
    denominator: float
    of: Text
    points: float
    tenths: tuple[float, ...]
    bodies: int
    rank: int


def standings(body: Body, run: Run) -> tuple[str, list[Standing]]:
    """(peer group, the indicators that were assessed and compared, those that give the most points first)."""
    rows = list(Indicator.objects.filter(run=run, body_id=body.body_id, assessed=True))
    group = next((row.peer_group for row in rows if row.peer_group), "")
    spreads = {spread.indicator: spread for spread in PeerSpread.objects.filter(run=run, peer_group=group)}
    known = indicators()
    found = [
        _standing(row, spreads[row.indicator], value)
        for row in rows
        if row.indicator in spreads and row.indicator in known and (value := counted(row)) is not None
    ]
    return group, sorted(found, key=lambda one: (-one.points, -one.rank, one.id))


def group_words(group: str) -> Text:
    """The peer group in words: `domain=A/size=medium/region=3` is “medium, management systems, East”."""
    parts = dict(part.split("=", 1) for part in group.split("/") if "=" in part)
    words = [PARTS.get(parts[name]) for name in ("size", "domain") if name in parts]
    words += [REGIONS.get(parts["region"])] if "region" in parts else []
    told = [word for word in words if word] or [PARTS["nation"]]
    return Text("、".join(word.zh for word in told), ", ".join(word.en for word in told))


def rank_of(value: float, tenths: tuple[float, ...]) -> int:
    """The share of the group, in whole per cent, that `value` reaches or passes, read between the tenths."""
    if value >= tenths[-1]:
        return 100
    at = bisect_right(tenths, value)
    if at == 0:
        return 0
    low, high = tenths[at - 1], tenths[at]
    return round(10 * (at - 1 + (value - low) / (high - low)))


def counted(row: Indicator) -> float | None:
    """What is compared: a rate as it was counted, or the number itself; None where nothing could have been wrong."""
    if indicators()[row.indicator].shape not in RATES:
        return row.numerator or 0.0
    return (row.numerator or 0.0) / row.denominator if row.denominator else None


def _standing(row: Indicator, spread: PeerSpread, value: float) -> Standing:
    declared = indicators()[row.indicator]
    tenths = tuple(spread.values)
    return Standing(
        id=row.indicator,
        label=declared.label,
        dimension=DIMENSIONS[Dimension(row.dimension)],
        is_rate=declared.shape in RATES,
        value=value,
        numerator=row.numerator or 0.0,
        denominator=row.denominator or 0.0,
        of=declared.of,
        points=row.contribution or 0.0,
        tenths=tenths,
        bodies=spread.bodies,
        rank=rank_of(round(value, 6), tenths),
    )
