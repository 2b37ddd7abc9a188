"""The first page: what needs me today."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongxin.casework.inspections.states import STATES
from gongxin.office.access import needs
from gongxin.office.inspections.listing import due_first
from gongxin.office.live.reminders import reminders_of
from gongxin.office.monitoring.today import today_of
from gongxin.office.registers.first_page import first_sections


@needs(None)
def home(request: HttpRequest) -> HttpResponse:
    """What needs me today, by deadline."""
    told = {
        **today_of(request), "sections": first_sections(request), "reminders": reminders_of(request.user),
        "inspections": due_first(request.user), "inspection_states": STATES,
    }  # fmt: skip
    return render(request, "office/home.html", told)
