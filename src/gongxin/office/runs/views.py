"""The runs of the registers."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.runs.actions import ask_for_run, same_outcome
from gongxin.casework.runs.models import Run
from gongxin.casework.runs.tasks import run_supervision
from gongxin.office.access import needs

SHOWN = 50


@needs(Permission.RUN_SUPERVISION)
def runs(request: HttpRequest) -> HttpResponse:
    """The latest runs, and the form to ask for one."""
    page = {"runs": Run.objects.select_related("repeats")[:SHOWN], "today": timezone.localdate()}
    return render(request, "office/runs/runs.html", page)


@require_POST
@needs(Permission.RUN_SUPERVISION)
def ask(request: HttpRequest) -> HttpResponse:
    """Queue a run as of a day."""
    try:
        day = date.fromisoformat(request.POST.get("as_of", ""))
    except ValueError:
        messages.error(request, _("Give the day to judge by, like 2026-06-30."))
        return redirect("runs")
    run = ask_for_run(as_of=day, by=request.user)
    run_supervision.enqueue(run.pk)
    return redirect("run", pk=run.pk)


@needs(Permission.RUN_SUPERVISION)
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """One run; the part that moves while it works is fetched again every second."""
    held = get_object_or_404(Run.objects.select_related("repeats"), pk=pk)
    page = {
        "run": held,
        "working": held.state in (Run.QUEUED, Run.RUNNING),
        "share": round(100 * held.share_done),
        "same": same_outcome(held) if held.repeats_id and held.state == Run.ENDED else None,
        "repetitions": Run.objects.filter(repeats=held),
    }
    part = "office/runs/run_part.html" if request.htmx else "office/runs/run.html"
    return render(request, part, page)


@require_POST
@needs(Permission.RUN_SUPERVISION)
def repeat(request: HttpRequest, pk: int) -> HttpResponse:
    """Queue a repetition of a run from its snapshot."""
    held = get_object_or_404(Run, pk=pk, state=Run.ENDED, repeats=None)
    again = ask_for_run(as_of=held.as_of, by=request.user, repeats=held)
    run_supervision.enqueue(again.pk)
    return redirect("run", pk=again.pk)
