"""Yearly inspection plans: the list, one of them with its progress, the steps, the workbook."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.roles import SUPERVISES, Permission
from gongxin.casework.inspection_plans.actions.year_plan import draft_plan, move_plan, put_item, remove_item
from gongxin.casework.inspection_plans.models import YearPlan
from gongxin.casework.inspection_plans.progress import progress_of
from gongxin.casework.inspection_plans.states import KINDS, STATES, TRANSITIONS
from gongxin.casework.sheets import sheet
from gongxin.casework.trail.write import note
from gongxin.errors import UserError
from gongxin.office.access import needs
from gongxin.office.language import language, said
from gongxin.office.live.forms import ItemForm, YearPlanForm


def _plans(request: HttpRequest) -> QuerySet[YearPlan]:
    """Those of the own region and below; drafts only for those who work them, and nothing for bodies."""
    if request.user.duty.reach not in SUPERVISES:
        return YearPlan.objects.none()
    rows = visible(request.user, YearPlan.objects.all())
    return rows if request.user.may(Permission.WORK_WARNINGS) else rows.filter(state="published")


@needs(Permission.READ_FINDINGS)
def year_plans(request: HttpRequest) -> HttpResponse:
    """The plans, and the form to draft one."""
    form = YearPlanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("year_plan", draft_plan(by=request.user, **form.cleaned_data).pk)
        except UserError as refusal:
            form.add_error(None, refusal.in_language(language()))
    may = request.user.may(Permission.WORK_WARNINGS)
    told = {"rows": _plans(request)[:100], "states": STATES, "form": form if may else None}
    return render(request, "office/live/year_plans.html", told)


@needs(Permission.READ_FINDINGS)
def year_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """One plan, line by line, with what was done of it; a line is added here while it is a draft."""
    plan = get_object_or_404(_plans(request), pk=pk)
    form = ItemForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            put_item(pk=pk, by=request.user, **form.cleaned_data)
            return redirect("year_plan", pk)
        except UserError as refusal:
            form.add_error(None, refusal.in_language(language()))
    own = request.user.may(Permission.WORK_WARNINGS) and plan.division == request.user.division
    told = {
        "plan": plan, "rows": progress_of(plan), "states": STATES, "kinds": KINDS,
        "edits": own and plan.state == "draft", "form": form,
        "steps": _steps(request, plan) if own else [],
    }  # fmt: skip
    return render(request, "office/live/year_plan.html", told)


def _steps(request: HttpRequest, plan: YearPlan) -> list[str]:
    """What the reader may do with the plan now."""
    drafter = plan.drafted_by == str(request.user)[:60]
    return [step.verb for step in TRANSITIONS.values() if plan.state in step.frm and not (step.other and drafter)]


@require_POST
@needs(Permission.WORK_WARNINGS)
def move_year_plan(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """A step: approve, send back, publish."""
    get_object_or_404(_plans(request), pk=pk)
    if verb not in TRANSITIONS:
        raise Http404
    try:
        move_plan(pk=pk, verb=verb, by=request.user)
        messages.success(request, _("Done."))
    except UserError as refusal:
        messages.error(request, refusal.in_language(language()))
    return redirect("year_plan", pk)


@require_POST
@needs(Permission.WORK_WARNINGS)
def remove_year_item(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Take a line out of a draft."""
    get_object_or_404(_plans(request), pk=pk)
    try:
        remove_item(pk=pk, item=item, by=request.user)
    except UserError as refusal:
        messages.error(request, refusal.in_language(language()))
    return redirect("year_plan", pk)


@needs(Permission.READ_FINDINGS)
def year_plan_sheet(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The plan as a workbook."""
    plan = get_object_or_404(_plans(request), pk=pk)
    headings = [_("Kind"), _("What"), _("Object"), _("From month"), _("To month"), _("Planned"), _("Done")]
    rows = [
        [said(KINDS[one.item.kind]), one.item.what, one.item.object_id, one.item.month_from, one.item.month_to,
         one.item.number, one.done]
        for one in progress_of(plan)
    ]  # fmt: skip
    note("list_exported", by=request.user, subject=("year_plan", str(plan.pk)), list="year_plan", rows=len(rows))
    return sheet("xlsx", f"{plan.year} {plan.title}", headings, rows)
