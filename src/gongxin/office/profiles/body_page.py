"""Gather the panoramic profile of a body: tables, and options for the charts beside them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.profiles.charts.flow import flow
from gongxin.casework.profiles.charts.history import history
from gongxin.casework.profiles.charts.mix import mix
from gongxin.casework.profiles.charts.network import network
from gongxin.casework.profiles.charts.points import Point, point_map
from gongxin.casework.profiles.charts.strip import strip
from gongxin.casework.profiles.charts.trend import trend
from gongxin.casework.profiles.counting.tables import MONTHS
from gongxin.casework.profiles.models import BodyCounts
from gongxin.casework.profiles.reading.bodies import counts_of, quality_of, sees_other_bodies
from gongxin.casework.profiles.reading.domains import domains_of
from gongxin.casework.profiles.reading.grades import grade_of, trend_of
from gongxin.casework.profiles.reading.links import links_of, names_of_bodies
from gongxin.casework.profiles.reading.load import months_until
from gongxin.casework.profiles.reading.months import Month, months_of, transfers_of
from gongxin.casework.profiles.reading.peers import group_words, standings
from gongxin.casework.profiles.reading.prompts import prompts_of
from gongxin.casework.profiles.reading.runs import run_at
from gongxin.casework.profiles.reading.timeline import timeline, told
from gongxin.casework.registry.models import Body
from gongxin.casework.runs.models import Run
from gongxin.codes.body_states import ACCREDITATION_STATES, BODY_STATES
from gongxin.office.language import language
from gongxin.office.profiles import body_tables as tables
from gongxin.office.profiles.load_section import load_section
from gongxin.office.registers.cells import place as where
from gongxin.office.registers.links import dates_of
from gongxin.risk.settings import settings_on

FULLEST = 20  # fields of the map in its table
Shown = dict[str, Any]


def body_page(request: HttpRequest, body: Body) -> Shown:
    """Everything the template names."""
    when, dates = request.when, dates_of(request)
    run = run_at(when)
    counts = counts_of(body, run)
    until = counts.run.as_of if counts else when.on
    months = months_of(counts.part("months"), until) if counts else []
    return {
        "body": body,
        "run": run,
        "counts": counts,
        "dates": dates,
        "place": where(body.division),
        "state": told(BODY_STATES, body.status),
        "accreditation": told(ACCREDITATION_STATES, body.accreditation_status),
        "quality": quality_of(body, run),
        "prompts": prompts_of(request.user, counts),
        **_grade(request, body, run, counts, months),
        **_certificates(request, counts, months, until),
        **_places(counts),
        **_ties(request, body, counts),
        **load_section(request, body, counts, until),
    }


def _grade(request: HttpRequest, body: Body, run: Run | None, counts: BodyCounts | None, months: list[Month]) -> Shown:
    """Grade and trend for those who may see grades; the line of time for all."""
    may = request.user.may(Permission.READ_GRADES)
    points = trend_of(body, run) if may else []
    events = timeline(body, request.when, points)
    shown: Shown = {"may_grades": may, "grade": grade_of(body, run) if may else None, "events": events}
    since = months_until(request.when.on, MONTHS)[0]
    if events:
        shown["events_table"] = tables.events_table(events, dates_of(request))
    if any(month.found for month in months) or any(event.day >= since for event in events):
        shown["history_chart"] = history(events, months, since, request.when.on, language())
    if points and run:
        shown["trend_chart"] = trend(points, settings_on(run.as_of)["cut_points"], language())
        shown["trend_table"] = tables.trend_table(points)
    return {**shown, **(_peers(body, counts.run) if may and counts else {})}


def _peers(body: Body, run: Run) -> Shown:
    """Where the body stands among its like."""
    group, compared = standings(body, run)
    if not compared:
        return {}
    return {
        "peer_group": group_words(group),
        "peers": compared[0].bodies,
        "strip_chart": strip(compared, language()),
        "peers_table": tables.peers_table(compared),
    }


def _certificates(request: HttpRequest, counts: BodyCounts | None, months: list[Month], until: date) -> Shown:
    """In and out, transfers, domains."""
    if counts is None:
        return {}
    shown: Shown = {}
    if any(month.numbers for month in months):
        shown["flow_chart"] = flow(months, language())
        shown["months_table"] = tables.months_table(months)
    if domains := domains_of(counts.part("domains")):
        shown["mix_chart"] = mix(domains, language())
        shown["domains_table"] = tables.domains_table(domains)
    transfers = transfers_of(counts.part("months"), until) if sees_other_bodies(request.user) else []
    if transfers:
        names = names_of_bodies(request.user, {one.body_id for one in transfers[: tables.MOST_BODIES]}, request.when)
        shown["transfers_table"] = tables.transfers_table(transfers, names, dates_of(request))
    return shown


def _places(counts: BodyCounts | None) -> Shown:
    """Where it audited and where its people signed."""
    points = [Point(**row) for row in counts.part("points")] if counts else []
    if not points:
        return {}
    fullest = sorted(points, key=lambda point: -point.number)[:FULLEST]
    return {"points_chart": point_map(points, language()), "points_table": tables.points_table(fullest)}


def _ties(request: HttpRequest, body: Body, counts: BodyCounts | None) -> Shown:
    """What ties it to others."""
    links = links_of(request.user, counts, request.when)
    if not links:
        return {}
    name = body.name or body.body_id
    return {
        "network_chart": network(name, links, language()),
        "ties_table": tables.ties_table(links, dates_of(request)),
    }
