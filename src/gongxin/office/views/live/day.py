"""The regulator's day."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongxin.casework.accounts.roles import Permission
from gongxin.office.access import needs
from gongxin.office.live.day import day_page


@needs(Permission.READ_FINDINGS)
def day(request: HttpRequest) -> HttpResponse:
    """Map, calendar and table of the audits of one's own region."""
    return render(request, "office/live/day.html", day_page(request))
