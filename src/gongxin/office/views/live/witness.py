"""Witnessed audits: the list, one of them, and sending somebody to an audit."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Case, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.registry.models import AuditPlan
from gongxin.casework.registry.when import now
from gongxin.casework.witnessing.actions.end_witness import call_off_witness, may, report_witness
from gongxin.casework.witnessing.actions.plan_witness import plan_witness, tells_body
from gongxin.casework.witnessing.inspectors import inspectors_for
from gongxin.casework.witnessing.models import Witness
from gongxin.casework.witnessing.states import OUTCOMES, STATES
from gongxin.errors import UserError
from gongxin.office.access import needs
from gongxin.office.language import language
from gongxin.office.live.forms import CallOffForm, ResultForm, WitnessForm

MOST = 100


@needs(Permission.READ_FINDINGS)
def witnesses(request: HttpRequest) -> HttpResponse:
    """Those to come first, by day."""
    waiting = Case(When(state="planned", then=0), default=1)
    rows = visible(request.user, Witness.objects.all()).order_by(waiting, "-on", "pk")[:MOST]
    told = {"rows": rows, "states": STATES, "outcomes": OUTCOMES, "today": timezone.localdate()}
    return render(request, "office/live/witnesses.html", told)


@needs(Permission.READ_FINDINGS)
def witness(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them, with the form for its result."""
    shown = get_object_or_404(visible(request.user, Witness.objects.all()), pk=pk)
    result = ResultForm() if may("report", shown, request.user) and shown.on <= timezone.localdate() else None
    call_off = CallOffForm() if may("call_off", shown, request.user) else None
    told = {"shown": shown, "states": STATES, "outcomes": OUTCOMES, "result": result, "call_off": call_off}
    return render(request, "office/live/witness.html", told)


@require_POST
@needs(Permission.READ_FINDINGS)
def end_witness(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Enter the result, or call it off; the action asks who may."""
    get_object_or_404(visible(request.user, Witness.objects.all()), pk=pk)
    told = request.POST.get("told", "")
    try:
        if verb == "report":
            report_witness(pk=pk, outcome=request.POST.get("outcome", ""), told=told, by=request.user)
        elif verb == "call_off":
            call_off_witness(pk=pk, told=told, by=request.user)
        else:
            raise Http404
        messages.success(request, _("Entered."))
    except UserError as refusal:
        messages.error(request, refusal.in_language(language()))
    return redirect("witness", pk)


@needs(Permission.WORK_WARNINGS)
def send_witness(request: HttpRequest, plan_id: str) -> HttpResponse:
    """The form to send an inspector to a coming audit."""
    plan = visible(request.user, AuditPlan.objects.at(now()).filter(plan_id=plan_id)).first()
    if plan is None:
        raise Http404
    people = inspectors_for(plan.site_division or "", request.user)
    form = WitnessForm(request.POST or None, people=people, initial={"tell_body": tells_body()})
    if request.method == "POST" and form.is_valid():
        try:
            made = plan_witness(plan_id=plan_id, by=request.user, **form.cleaned_data)
            messages.success(request, _("Planned. It stands in the calendar of whoever is sent."))
            return redirect("witness", made.pk)
        except UserError as refusal:
            form.add_error(None, refusal.in_language(language()))
    return render(request, "office/live/send_witness.html", {"plan": plan, "form": form, "people": people})
