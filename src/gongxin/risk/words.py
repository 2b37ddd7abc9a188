"""Sentences about indicators, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gongxin.i18n import Text
from gongxin.risk.indicators import indicators
from gongxin.risk.measure_words import part, whole
from gongxin.risk.model import Shape

Row = Mapping[str, Any]


def number(value: float) -> str:
    """A count without, a weighted number with up to two decimals."""
    rounded = round(float(value), 2)
    return f"{rounded:,.0f}" if rounded.is_integer() else f"{rounded:,.2f}".rstrip("0").rstrip(".")


def percent(part: float, whole: float) -> str:
    """A share in per cent with up to two decimals, so that small rates do not vanish; written as in English."""
    share = 100 * part / whole if whole else 0.0
    return f"{round(share, 2 if share < 1 else 1):g} %"


def closed(share: str) -> str:
    """A share as Chinese readers write it, without the space: 7.7%."""
    return share.replace(" ", "")


def reason(row: Row) -> Text:
    """Why a row gives points: its numbers, and what the peers lead one to expect."""
    one = indicators()[row["indicator"]]
    n, d = number(row["numerator"]), number(row["denominator"])
    share = percent(row["numerator"], row["denominator"])
    if one.shape in (Shape.FINDINGS, Shape.SHARE):
        usual = number(row["expected"])
        return Text(
            zh=f"{one.label.zh}：{whole(one, d)}中{part(one, n)}（{closed(share)}），同类机构约{part(one, usual)}",
            en=f"{one.label.en}: {n} of {d} {one.of.en} ({share}); like bodies would have about {usual}",
        )
    if one.shape is Shape.AMOUNT:
        return Text(
            zh=f"{one.label.zh}：{part(one, n)}（满分水平{whole(one, d)}）",
            en=f"{one.label.en}: {n} of {d} {one.of.en}",
        )
    return Text(zh=f"{one.label.zh}：{part(one, n)}", en=f"{one.label.en}: {n}")


def change(row: Row, to: float) -> Text:
    """One row with a smaller numerator, as part of a sentence that begins with 'if'."""
    one = indicators()[row["indicator"]]
    n, d = row["numerator"], row["denominator"]
    if one.shape in (Shape.FINDINGS, Shape.SHARE):
        before, after = f"{number(n)} ({percent(n, d)})", f"{number(to)} ({percent(to, d)})"
        return Text(
            zh=f"“{one.label.zh}”由{part(one, number(n))}（{closed(percent(n, d))}）"
            f"降至{part(one, number(to))}（{closed(percent(to, d))}）",
            en=f"“{one.label.en}” fell from {before} to {after} of {number(d)} {one.of.en}",
        )
    return Text(
        zh=f"“{one.label.zh}”由{part(one, number(n))}降至{part(one, number(to))}",
        en=f"“{one.label.en}” fell from {number(n)} to {number(to)}",
    )
