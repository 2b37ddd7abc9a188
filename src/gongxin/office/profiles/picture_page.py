"""Gather the national picture: which value of each place is shown, the map, the table, the way back up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.profiles.charts.places import places_map
from gongxin.casework.profiles.charts.tiles import tiles
from gongxin.casework.profiles.reading.picture import LEVELS, NATION, Place, digits_of, places_of
from gongxin.casework.profiles.reading.runs import counted_at, run_at
from gongxin.codes.divisions import divisions
from gongxin.codes.provinces import province_of
from gongxin.i18n import Text
from gongxin.office.language import language
from gongxin.office.registers.links import DATES

Shown = dict[str, Any]


@dataclass(frozen=True)
class Value:
    """One thing that the map can show of a place."""

    label: Text
    of: Callable[[Place], float | None]
    permission: Permission


READ, FINDINGS, GRADES = Permission.READ_REGISTERS, Permission.READ_FINDINGS, Permission.READ_GRADES
VALUES = {
    "findings": Value(Text("发现", "findings"), lambda place: place.findings, FINDINGS),
    "share": Value(
        Text("每千条记录的发现", "findings per thousand records"), lambda place: _rounded(place.share), FINDINGS
    ),
    "certificates": Value(Text("有效证书", "certificates in force"), lambda place: place.certificates, READ),
    "audits": Value(Text("审核", "audits"), lambda place: place.audits, READ),
    "grades": Value(Text("C、D级机构", "bodies graded C or D"), lambda place: _if_graded(place), GRADES),
}


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 1)


def _if_graded(place: Place) -> int | None:
    """None where no body sits: that is not the same as no grave one."""
    return place.grave if place.graded else None


def picture_page(request: HttpRequest, within: str) -> Shown:
    """Everything the template names."""
    offered = {name: value for name, value in VALUES.items() if request.user.may(value.permission)}
    chosen = request.GET.get("value", "")
    chosen = chosen if chosen in offered else next(iter(offered))
    run = counted_at(run_at(request.when))
    places = places_of(request.user, run, within) if run else []
    return {
        "run": run,
        "within": within,
        "title": title_of(within),
        "level": LEVELS.get(digits_of(within), 2) if within else 2,
        "chosen": chosen,
        "chosen_words": offered[chosen].label,
        "values": [(name, value.label, _address(request, within, name)) for name, value in offered.items()],
        "above": [(title_of(code), _address(request, code, chosen)) for code in _above(within)],
        **_shown(request, places, offered[chosen], chosen, within),
    }


def _shown(request: HttpRequest, places: list[Place], value: Value, chosen: str, within: str) -> Shown:
    """Rows with the link below each, the greatest value first, and the map."""
    values = {place.code: value.of(place) for place in places}
    links = {place.code: _address(request, place.code, chosen) for place in places if place.level < 6}
    ordered = sorted(places, key=lambda place: (-(values[place.code] or 0), place.code))
    rows = [(place, values[place.code], links.get(place.code, "")) for place in ordered]
    draw = tiles if within == NATION else places_map
    return {
        "rows": rows,
        "may_grades": request.user.may(Permission.READ_GRADES),
        "chart": draw(places, values, links, language()) if places else None,
    }


def title_of(code: str) -> Text:
    """The name of what is opened."""
    if code == NATION:
        return Text("全国", "The nation")
    province = province_of(code)
    name = divisions()[code].full_name
    return Text(name, province.en if province and code.endswith("0000") else name)


def _above(within: str) -> list[str]:
    """The divisions above the one that is opened, from the nation down."""
    digits = digits_of(within)
    codes = [NATION] if digits else []
    return codes + [within[:at].ljust(6, "0") for at in (2, 4) if at < digits]


def _address(request: HttpRequest, within: str, value: str) -> str:
    kept = {name: request.GET[name] for name in DATES if request.GET.get(name)}
    return f"{reverse('picture')}?{urlencode({'within': within, 'value': value, **kept})}"
