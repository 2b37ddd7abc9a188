"""The catalogue of risk points with its history."""

from __future__ import annotations

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.monitoring.models import RiskWarning
from gongxin.casework.monitoring.risk_points import risk_points as catalogue
from gongxin.casework.monitoring.states import OPEN
from gongxin.detection.catalogue import detectors
from gongxin.office.access import needs
from gongxin.office.language import language
from gongxin.risk.indicators import indicators


@needs(Permission.READ_FINDINGS)
def risk_points(request: HttpRequest) -> HttpResponse:
    """Every point as it stood on the day of the page, with its law, detectors, indicators and open warnings."""
    open_ones = visible(request.user, RiskWarning.objects.filter(state__in=OPEN)).order_by()
    counts = dict(open_ones.values_list("risk_point").annotate(n=Count("pk")))
    shown = []
    for point in catalogue().values():
        now = point.on(request.when.on)
        shown.append({
            "point": point, "now": now, "open": counts.get(point.id, 0),
            "law": [citation.in_language(language()) for citation in now.law],
            "detectors": [(name, detectors()[name].question) for name in now.detectors],
            "indicators": [indicators()[name].label for name in now.indicators],
        })  # fmt: skip
    return render(request, "office/monitoring/risk_points.html", {"points": shown})
