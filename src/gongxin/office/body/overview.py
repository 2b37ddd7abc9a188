"""Where a body stands: grade, data quality, what to do."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.reporting.anomalies import anomalies
from gongxin.casework.reporting.models import Objection, Submission
from gongxin.casework.runs.models import DataQuality, Grade, Run
from gongxin.office.access import needs
from gongxin.office.language import said

SHOWN = 10


@needs(Permission.REPORT)
def my_body(request: HttpRequest) -> HttpResponse:
    """The body of the account at a glance."""
    run = Run.latest()
    grade = visible(request.user, Grade.objects.filter(run=run)).first()
    quality = visible(request.user, DataQuality.objects.filter(run=run)).first()
    open_ones = [one for one in anomalies(request.user, request.when) if not one.explanations]
    page = {
        "grade": grade,
        "reasons": [said(reason) for reason in json.loads(grade.reasons)[:5]] if grade else [],
        "quality": quality,
        "todo": [{**entry, "words": said(entry)} for entry in json.loads(quality.todo)] if quality else [],
        "anomalies": open_ones[:SHOWN],
        "submissions": visible(request.user, Submission.objects.all())[:SHOWN],
        "objections": visible(request.user, Objection.objects.all())[:SHOWN],
    }
    return render(request, "office/body/overview.html", page)
