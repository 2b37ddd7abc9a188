"""Measured precision of the detectors."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.monitoring.models import RiskWarning
from gongxin.casework.monitoring.precision import Measured, by_detector
from gongxin.detection.catalogue import detectors
from gongxin.office.access import needs


@needs(Permission.WORK_WARNINGS)
def precision(request: HttpRequest) -> HttpResponse:
    """Of the warnings each detector had a part in: how many were confirmed, with interval and trend."""
    measured = by_detector(visible(request.user, RiskWarning.objects.all()))
    rows = [(one, detectors()[one.detector].question if one.detector in detectors() else "") for one in measured]
    months = _months(measured)
    told = {"rows": rows, "months": months, "chart": _chart(months)}
    return render(request, "office/monitoring/precision.html", told)


def _months(measured: list[Measured]) -> list[tuple[date, int, int, float]]:
    """Month → confirmed, judged and their share, over all detectors; a warning counts for each detector in it."""
    whole: dict[date, tuple[int, int]] = {}
    for one in measured:
        for month, (hits, of) in one.months.items():
            before = whole.get(month, (0, 0))
            whole[month] = (before[0] + hits, before[1] + of)
    return [(month, hits, of, hits / of) for month, (hits, of) in sorted(whole.items())]


def _chart(months: list[tuple[date, int, int, float]]) -> dict[str, Any]:
    confirmed, false = _("confirmed"), _("false alarm")
    bar = {"type": "bar", "stack": "all"}
    return {
        "tooltip": {"trigger": "axis"},
        "legend": {"data": [confirmed, false], "top": 0},
        "grid": {"left": 40, "right": 16, "top": 40, "bottom": 30},
        "xAxis": {"type": "category", "data": [f"{one[0]:%Y-%m}" for one in months]},
        "yAxis": {"type": "value", "minInterval": 1},
        "series": [
            {"name": confirmed, "data": [one[1] for one in months], **bar},
            {"name": false, "data": [one[2] - one[1] for one in months], **bar},
        ],
    }
