"""The regulator's day: what is audited where, now and in the days to come, and with what risk."""

from __future__ import annotations

from calendar import Calendar
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from gongxin.casework.accounts.division_range import lies_in
from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.coming.audits import MOST as LOOKED_AT
from gongxin.casework.coming.audits import Coming, audits_between, by_day, with_risk
from gongxin.casework.coming.risk import BANDS, PARTS, Formula
from gongxin.casework.profiles.charts.places import places_map
from gongxin.casework.profiles.charts.tiles import tiles
from gongxin.casework.profiles.reading.picture import LEVELS, NATION, Place, checked, digits_of, place_at, start_of
from gongxin.casework.registry.models import AuditPlan
from gongxin.casework.witnessing.models import Witness
from gongxin.errors import UnknownName
from gongxin.i18n import Text
from gongxin.office.language import language
from gongxin.office.profiles.picture_page import title_of

MOST = 100  # audits in the table
FIRST, LAST = date(2000, 1, 1), date(2100, 1, 1)
VALUES = {"audits": Text("审核数", "audits"), "risk": Text("最高风险", "highest risk")}
VIEWS = {"week": Text("周", "week"), "month": Text("月", "month")}


@dataclass(frozen=True)
class Asked:
    """What the reader asked for; whatever cannot be read is the default."""

    day: date
    view: str
    within: str
    value: str
    body: str
    least: str
    remote: str
    witnessed: str

    def address(self, **changes: str) -> str:
        """The page with something changed."""
        held = {**{name: str(value) for name, value in vars(self).items()}, **changes}
        return f"{reverse('day')}?{urlencode({name: value for name, value in held.items() if value})}"

    @property
    def span(self) -> tuple[date, date]:
        """The first and the last day of the calendar shown: whole weeks."""
        if self.view == "week":
            first = self.day - timedelta(days=self.day.weekday())
            return first, first + timedelta(days=6)
        weeks = Calendar().monthdatescalendar(self.day.year, self.day.month)
        return weeks[0][0], weeks[-1][-1]


def asked_of(request: HttpRequest) -> Asked:
    """Read the address."""
    got = request.GET
    return Asked(
        day=_day(got.get("day", "")),
        view=got["view"] if got.get("view") in VIEWS else "week",
        within=_within(request),
        value=got["value"] if got.get("value") in VALUES else "audits",
        body=got.get("body", "")[:30],
        least=got["least"] if got.get("least") in BANDS else "",
        remote=got["remote"] if got.get("remote") in ("yes", "no") else "",
        witnessed="yes" if got.get("witnessed") == "yes" else "",
    )


def day_page(request: HttpRequest) -> dict[str, Any]:
    """Everything the template names."""
    asked = asked_of(request)
    rows = _narrowed(request, audits_between(request.user, asked.day, asked.day, asked.within), asked)
    found = _at_least(with_risk(request.user, rows, asked.day), asked.least)
    sent = _sent(request, [each.plan.plan_id for each in found[:MOST]])
    now = timezone.now()
    return {
        "asked": asked,
        "today": timezone.localdate(),
        "now": now,
        "weights": Formula.on(asked.day).weights,
        "title": title_of(asked.within),
        "above": [(title_of(code), asked.address(within=code)) for code in _above(asked.within, request)],
        "rows": [(each, _parts(each), sent.get(each.plan.plan_id), _runs(each, now)) for each in found[:MOST]],
        "count": len(found),
        "more": len(found) > MOST,
        "most": MOST,
        "cut": len(found) >= LOOKED_AT,
        "weeks": _weeks(request, asked),
        "before": asked.address(day=_moved(asked, -1)),
        "after": asked.address(day=_moved(asked, 1)),
        "views": [(name, words, asked.address(view=name)) for name, words in VIEWS.items()],
        "values": [(name, words, asked.address(value=name)) for name, words in VALUES.items()],
        "bands": BANDS,
        "may_plan": request.user.may(Permission.WORK_WARNINGS),
        **_map(asked, found),
    }


def _day(written: str) -> date:
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return timezone.localdate()
    return day if FIRST <= day <= LAST else timezone.localdate()


def _within(request: HttpRequest) -> str:
    """A division asked for, else where the reader's region begins."""
    try:
        return checked(request.GET["within"]) if request.GET.get("within") else start_of(request.user)
    except UnknownName:
        return start_of(request.user)


def _above(within: str, request: HttpRequest) -> list[str]:
    """The divisions above the one that is opened, down from where the reader's region begins."""
    start, digits = start_of(request.user), digits_of(within)
    codes = [NATION, *(within[:at].ljust(6, "0") for at in (2, 4) if at < digits)] if digits else []
    return [code for code in codes if digits_of(code) >= digits_of(start) and code != within]


def _narrowed(request: HttpRequest, rows: QuerySet[AuditPlan], asked: Asked) -> QuerySet[AuditPlan]:
    if asked.body:
        rows = rows.filter(body_id=asked.body)
    if asked.remote:
        rows = rows.filter(remote=True) if asked.remote == "yes" else rows.exclude(remote=True)
    if asked.witnessed:
        rows = rows.filter(plan_id__in=_witnessed(request).values("plan_id"))
    return rows


def _witnessed(request: HttpRequest) -> QuerySet[Witness]:
    return visible(request.user, Witness.objects.exclude(state="called_off"))


def _at_least(found: list[Coming], least: str) -> list[Coming]:
    order = list(BANDS)
    return [each for each in found if order.index(each.risk.band) >= order.index(least)] if least else found


def _sent(request: HttpRequest, plan_ids: Sequence[str]) -> dict[str, Witness]:
    return {each.plan_id: each for each in _witnessed(request).filter(plan_id__in=plan_ids)}


def _runs(each: Coming, now: datetime) -> bool:
    """Whether it can be followed live."""
    return bool(each.plan.planned_start_at <= now <= each.plan.planned_end_at)


def _parts(each: Coming) -> list[tuple[Text, float | None]]:
    return [(words, each.risk.parts[name]) for name, words in PARTS.items()]


def _weeks(request: HttpRequest, asked: Asked) -> list[list[dict[str, Any]]]:
    """The calendar: of each day the audits that touch it and the witnessed ones that begin on it."""
    first, last = asked.span
    counted = by_day(_narrowed(request, audits_between(request.user, first, last, asked.within), asked), first, last)
    planned = _witnessed(request).filter(on__gte=first, on__lte=last)
    if asked.within:
        planned = planned.filter(lies_in("division", asked.within))
    sent = dict(planned.order_by().values_list("on").annotate(n=Count("pk")))
    days = [first + timedelta(days=offset) for offset in range((last - first).days + 1)]
    shown = [
        {
            "day": day, "audits": counted.get(day, 0), "witnessed": sent.get(day, 0),
            "address": asked.address(day=day.isoformat()),
            "outside": asked.view == "month" and day.month != asked.day.month,
        }
        for day in days
    ]  # fmt: skip
    return [shown[start : start + 7] for start in range(0, len(shown), 7)]


def _moved(asked: Asked, by: int) -> str:
    """The day one week or month before or after."""
    if asked.view == "week":
        return (asked.day + timedelta(days=7 * by)).isoformat()
    month = asked.day.year * 12 + asked.day.month - 1 + by
    return date(month // 12, month % 12 + 1, 1).isoformat()


def _map(asked: Asked, found: Sequence[Coming]) -> dict[str, Any]:
    """The map of the day, and the table of the same numbers."""
    level = LEVELS.get(digits_of(asked.within), 2)
    audits: Counter[str] = Counter()
    highest: dict[str, float] = defaultdict(float)
    for each in found:
        code = (each.plan.site_division or "")[:level].ljust(6, "0")
        audits[code] += 1
        highest[code] = max(highest[code], each.risk.points)
    places = [place_at(code, level, (0, number, 0), 0, 0) for code, number in sorted(audits.items())]
    links = {place.code: asked.address(within=place.code) for place in places if place.level < 6}
    shown = audits if asked.value == "audits" else highest
    values = {place.code: float(shown[place.code]) for place in places}
    draw = tiles if asked.within == NATION else places_map
    ordered = sorted(places, key=lambda place: (-values[place.code], place.code))
    return {
        "places": [(_name(one), audits[one.code], highest[one.code], links.get(one.code, "")) for one in ordered],
        "chart": draw(places, values, links, language()) if places else None,
        "value_words": VALUES[asked.value],
    }


def _name(place: Place) -> str:
    return place.name_zh if language() == "zh" else place.name_en
