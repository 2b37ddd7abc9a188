"""Gather the profile of an auditor: the days of one month, the load of a year, bodies, findings."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.profiles.charts.days import days
from gongxin.casework.profiles.charts.load import FITS, load_calendar
from gongxin.casework.profiles.charts.points import Point, path_map
from gongxin.casework.profiles.reading import people
from gongxin.casework.profiles.reading.links import names_of_bodies
from gongxin.casework.profiles.reading.load import Load, months_until
from gongxin.casework.profiles.reading.runs import run_at
from gongxin.casework.profiles.reading.travel import Leg, legs_of
from gongxin.casework.registry.models import Person
from gongxin.casework.runs.models import Finding
from gongxin.office.language import language
from gongxin.office.registers.links import dates_of

FINDINGS_SHOWN = 50
Shown = dict[str, Any]


def person_page(request: HttpRequest, person_id: str) -> Shown:
    """Everything the template names."""
    when = request.when
    work = people.work_of(request.user, person_id, when)
    months = people.months_with_work(work)
    month = _asked_month(request.GET.get("month", ""), months)
    until = months[0] if months else when.on  # twelve months up to the last in which the person worked
    stays = people.stays_of(person_id, work, month, when) if month else []
    registrations = people.registrations_of(request.user, person_id, when)
    bodies = people.days_by_body(work)
    named = names_of_bodies(request.user, {*bodies, *(row.body_id for row in registrations)} - {""}, when)
    known = Person.objects.at(when).filter(person_id=person_id).first()
    return {
        "person_id": person_id,
        "name": known.name if known else "",
        "dates": dates_of(request),
        "registrations": [(named.get(row.body_id), row) for row in registrations],
        "months": months,
        "month": month,
        "findings": _findings(request, person_id),
        **_days(stays, month),
        **_bodies(bodies, named, until),
        **_load(work, until, known.name if known and known.name else person_id),
    }


def _asked_month(written: str, months: list[date]) -> date | None:
    """The month in the address if the person worked in it, else the latest in which he did."""
    return next((month for month in months if f"{month:%Y-%m}" == written), months[0] if months else None)


def _days(stays: list[people.Stay], month: date | None) -> Shown:
    """The days of the month on a line of time and on a map, with the way between."""
    if not stays or month is None:
        return {}
    legs = legs_of(stays)
    clashes = {at for at, leg in enumerate(legs, start=1) if leg.is_abnormal}
    names = [f"{at}. {_moment(stay.start)} – {_moment(stay.end)} {stay.org_id}" for at, stay in enumerate(stays, 1)]
    rows = [(stay, legs[at - 1] if at else None) for at, stay in enumerate(stays)]
    shown: Shown = {
        "stays": rows,
        "days_chart": days(stays, clashes, names, month, language()),
        "abnormal": len(clashes),
    }
    return {**shown, **_map(stays, legs, names)}


def _map(stays: list[people.Stay], legs: list[Leg], names: list[str]) -> Shown:
    """Only stays with a place; the numbers on the map are those of the table where every stay has one."""
    placed = [at for at, stay in enumerate(stays) if stay.lat is not None and stay.lon is not None]
    if not placed:
        return {}
    points = [Point("site", stays[at].lat, stays[at].lon, at + 1, names[at]) for at in placed]
    order = {at: place for place, at in enumerate(placed)}
    abnormal = [(order[at], order[at + 1]) for at, leg in enumerate(legs) if leg.is_abnormal]
    return {"map_chart": path_map(points, abnormal, language())}


def _bodies(bodies: dict[str, dict[date, float]], named: dict[str, Any], until: date) -> Shown:
    """Days for each body in each of the last twelve months, and altogether."""
    months = months_until(until)
    rows = [
        (named.get(body), body, [days.get(month, 0.0) for month in months], sum(days.values()))
        for body, days in bodies.items()
    ]
    return {"by_body": rows, "body_months": months}


def _load(work: people.Work, until: date, name: str) -> Shown:
    cells = people.load_of(work, "", until)
    if not any(cell.all for cell in cells):
        return {}
    load = Load(1, "", sum(cell.all for cell in cells), cells)
    words = {fit: words for fit, (_step, words, _colour) in FITS.items()}
    return {"load": load, "load_fits": words, "load_chart": load_calendar([load], [name], language())}


def _findings(request: HttpRequest, person_id: str) -> list[Finding]:
    """The findings of the run of the page that name the person; one's own anyone may read."""
    own = request.user.person_id == person_id
    run = run_at(request.when)
    if run is None or not (own or request.user.may(Permission.READ_FINDINGS)):
        return []
    rows = visible(
        request.user, Finding.objects.filter(person_id=person_id, first_run__lte=run.pk, last_run__gte=run.pk)
    )
    return list(rows.order_by("-occurred_on", "-score", "finding_id")[:FINDINGS_SHOWN])


def _moment(at: Any) -> str:
    return timezone.localtime(at).strftime("%m-%d %H:%M")
