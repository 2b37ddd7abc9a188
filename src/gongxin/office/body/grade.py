"""The own grade: its reasons, what would change it, its inputs to take home, objections."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.reporting.actions.object import answer_objection, object_to_grade, withdraw_objection
from gongxin.casework.reporting.models import Objection
from gongxin.casework.runs.actions import result_folder
from gongxin.casework.runs.models import Grade, Indicator, Run
from gongxin.errors import UserError
from gongxin.office.access import needs
from gongxin.office.language import language, said
from gongxin.risk.extract import write_extract
from gongxin.risk.indicators import indicators


@needs(Permission.OBJECT)
def my_grade(request: HttpRequest) -> HttpResponse:
    """The grade of the own body with every indicator that weighs."""
    grade = _own_grade(request)
    page = {"grade": grade, "objections": visible(request.user, Objection.objects.all())}
    if grade is not None:
        weighing = visible(request.user, Indicator.objects.filter(run=grade.run)).order_by("-contribution", "indicator")
        page |= {
            "reasons": [said(reason) for reason in json.loads(grade.reasons)],
            "change": said(json.loads(grade.nearest_change)) if grade.nearest_change else "",
            "indicators": [{"row": row, "label": said(labels()[row.indicator])} for row in weighing],
        }
    return render(request, "office/body/grade.html", page)


def labels() -> dict:
    """Indicator id → its label in both languages."""
    return {one.id: one.label for one in indicators().values()}


@needs(Permission.OBJECT)
def grade_inputs(request: HttpRequest) -> HttpResponse:
    """Everything the grade is computed from, for `gongxin grade`."""
    grade = _own_grade(request)
    if grade is None:
        raise Http404
    with tempfile.TemporaryDirectory() as work:
        try:
            file = write_extract(result_folder(grade.run), grade.body_id, Path(work))
        except FileNotFoundError as gone:  # the office keeps the results of old runs elsewhere
            raise Http404 from gone
        response = HttpResponse(file.read_bytes(), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response


@require_POST
@needs(Permission.OBJECT)
def object_(request: HttpRequest) -> HttpResponse:
    """Make an objection."""
    grade = _own_grade(request)
    if grade is None:
        raise Http404
    try:
        indicator = request.POST.get("indicator", "")
        object_to_grade(grade=grade, text=request.POST.get("text", ""), indicator=indicator[:60], by=request.user)
        messages.success(request, _("The objection is received. It is answered by the day shown."))
    except UserError as mistake:
        messages.error(request, mistake.in_language(language()))
    return redirect("my_grade")


@require_POST
@needs(Permission.OBJECT)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an objection back."""
    try:
        withdraw_objection(objection=_objection(request, pk), by=request.user)
    except UserError as mistake:
        messages.error(request, mistake.in_language(language()))
    return redirect("my_grade")


@needs(Permission.WORK_WARNINGS)
def objections(request: HttpRequest) -> HttpResponse:
    """The objections of the region, those to be answered first by their day."""
    rows = visible(request.user, Objection.objects.all())
    waiting = rows.filter(state=Objection.OPEN).order_by("due_on", "pk")
    page = {"waiting": waiting, "answered": rows.exclude(state=Objection.OPEN)[:100]}
    return render(request, "office/body/objections.html", page)


@needs(Permission.WORK_WARNINGS)
def objection(request: HttpRequest, pk: int) -> HttpResponse:
    """One objection, and the form to answer it."""
    held = _objection(request, pk)
    if request.method == "POST":
        try:
            upheld = request.POST.get("upheld") == "yes"
            answer_objection(objection=held, upheld=upheld, answer=request.POST.get("answer", ""), by=request.user)
            return redirect("objections")
        except UserError as mistake:
            messages.error(request, mistake.in_language(language()))
    return render(request, "office/body/objection.html", {"objection": held})


def _own_grade(request: HttpRequest) -> Grade | None:
    return visible(request.user, Grade.objects.filter(run=Run.latest())).select_related("run").first()


def _objection(request: HttpRequest, pk: int) -> Objection:
    found: Objection = get_object_or_404(visible(request.user, Objection.objects.all()), pk=pk)
    return found
