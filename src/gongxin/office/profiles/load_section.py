"""The people of a body with their load. Who they are is told only to those who said what they need it for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from gongxin.casework.profiles.charts.load import load_calendar
from gongxin.casework.profiles.models import BodyCounts
from gongxin.casework.profiles.reading.bodies import sees_other_bodies
from gongxin.casework.profiles.reading.load import Cell, Load, cells, loads_of
from gongxin.casework.registry.models import Body, Person
from gongxin.casework.trail.look import needs_purpose, purpose_given
from gongxin.office.language import language
from gongxin.office.profiles.body_tables import load_table
from gongxin.office.registers.links import dates_of


def load_section(request: HttpRequest, body: Body, counts: BodyCounts | None, until: date) -> dict[str, Any]:
    """The chart, its table, and whether a purpose is asked for."""
    loads = loads_of(counts.part("auditors"), until) if counts else []
    if not loads:
        return {}
    if not sees_other_bodies(request.user):
        loads = [_only_own(load) for load in loads]
    subject = ("body", body.body_id)
    named = purpose_given(request, subject)
    names = _names(request, loads) if named else {}
    called = [names.get(load.person_id) or _("Person %(number)s") % {"number": load.number} for load in loads]
    return {
        "load_chart": load_calendar(loads, called, language()),
        "load_table": load_table(list(zip(called, loads, strict=True)), named, dates_of(request)),
        "asks_purpose": needs_purpose(request, subject),
    }


def _only_own(load: Load) -> Load:
    """Without what the person does for other bodies."""
    days: dict[date, tuple[float, float]] = {cell.month: (cell.own, cell.own) for cell in load.cells}
    own: tuple[Cell, ...] = cells([cell.month for cell in load.cells], days)
    return replace(load, cells=own)


def _names(request: HttpRequest, loads: list[Load]) -> dict[str, str]:
    rows = Person.objects.at(request.when).filter(person_id__in=[load.person_id for load in loads])
    names = dict(rows.values_list("person_id", "name"))
    return {load.person_id: names.get(load.person_id) or load.person_id for load in loads}
