"""Numbers with their unit: 12人, ￥12,000.00, 1.5万元, 2.5人日, 300 m.

A unit is read where it is one of the column's own; any other is refused, for nobody can tell whether 3小时 was meant as
hours or should have been days. Multiples (万元, km) are turned into the unit of the contract.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from gongxin.i18n import Text
from gongxin.intake import sql
from gongxin.records import Column, Kind

FIGURES = r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
CURRENCY = "[$€£¥￥]|usd|eur|hkd|rmb|cny|us[$]"
DECIMALS = 6  # of a multiple, so that 1.1万元 is 11,000 and not 11,000.000000000002


@dataclass(frozen=True)
class Unit:
    """A unit of the contract: its name, the words after a number with what one of them is worth, words before it."""

    name: Text
    after: Mapping[str, float]
    before: tuple[str, ...] = ()


def _worth(lines: Mapping[float, str]) -> dict[str, float]:
    return {word: worth for worth, words in lines.items() for word in words.split()}


DAY = Unit(
    Text("人日", "days"), _worth({1: "天 日 人日 人天 人·日 人·天 个人日 day days person-days man-days auditor-days"})
)
YUAN = Unit(
    Text("元", "yuan"),
    _worth(
        {
            1: "元 圆 元整 圆整 元人民币 人民币 rmb cny yuan",
            1e3: "千元",
            1e4: "万 万元 万圆 万元人民币 万人民币",
            1e8: "亿 亿元",
        }
    ),
    ("￥", "¥", "人民币", "rmb", "cny"),
)
METRE = Unit(Text("米", "metres"), _worth({1: "米 m metre metres meter meters", 1e3: "公里 千米 km"}))
LATITUDE = Unit(Text("度", "degrees"), _worth({1: "° 度 n °n 度n"}), ("北纬", "n"))
LONGITUDE = Unit(Text("度", "degrees"), _worth({1: "° 度 e °e 度e"}), ("东经", "e"))
PERSON = Unit(Text("人", "persons"), _worth({1: "人 名 位 个人 person persons people employees", 1e4: "万 万人"}))
PIECE = Unit(Text("枚", "pieces"), _worth({1: "枚 个 张 套 件 只 pcs pieces", 1e4: "万 万枚 万个 万张 万套 万件 万只"}))
SHARE = Unit(Text("%", "%"), _worth({0.01: "%"}))

BY_UNIT = {"day": DAY, "yuan": YUAN, "metre": METRE}
BY_NAME = {
    **dict.fromkeys(("lat", "site_lat"), LATITUDE),
    **dict.fromkeys(("lon", "site_lon"), LONGITUDE),
    **dict.fromkeys(("employees", "effective_personnel", "covered_personnel", "full_time_staff"), PERSON),
    "quantity": PIECE,
    "inclusion_probability": SHARE,
}


def unit_of(column: Column) -> Unit | None:
    """The unit of a column of numbers."""
    if column.kind not in (Kind.INTEGER, Kind.NUMBER):
        return None
    return BY_NAME.get(column.name) or BY_UNIT.get(column.unit)


def measured(x: str, unit: Unit) -> str:
    """SQL: the DOUBLE of a number followed or led by the unit, null where it is no such thing."""
    close = _close(x)
    before = "|".join(map(re.escape, unit.before))
    after = "|".join(re.escape(word) for word in sorted(unit.after, key=len, reverse=True))
    form = f"(?:{before})?({FIGURES})({after})?" if before else f"({FIGURES})({after})?"
    figures = f"TRY_CAST(replace(regexp_extract({close}, {sql.text(form)}, 1), ',', '') AS DOUBLE)"
    cases = " ".join(
        f"WHEN {sql.text(word)} THEN round({figures} * {worth!r}, {DECIMALS})"
        for word, worth in unit.after.items()
        if worth != 1
    )
    word = f"regexp_extract({close}, {sql.text(form)}, 2)"
    value = f"CASE {word} {cases} ELSE {figures} END" if cases else figures
    return f"CASE WHEN regexp_full_match({close}, {sql.text(form)}) THEN {value} END"


def in_another_unit(x: str) -> str:
    """SQL: one number with a word after it or the sign of a currency before it."""
    return rf"regexp_full_match({_close(x)}, '(?:{CURRENCY})?{FIGURES}[^\d]+|(?:{CURRENCY}){FIGURES}')"


def _close(x: str) -> str:
    """The text in lower case without spaces."""
    return f"translate(lower({x}), {sql.text(sql.WHITE)}, '')"
