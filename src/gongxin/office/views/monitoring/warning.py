"""The page of one warning, and the steps that are taken from it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.monitoring.actions.hand_over import answer_hand_over, offer_hand_over, withdraw_hand_over
from gongxin.casework.monitoring.concerned import people_of
from gongxin.casework.monitoring.evidence import records_of
from gongxin.casework.monitoring.models import HandOver, RiskWarning
from gongxin.casework.monitoring.policies import findings_seen, sees_whole
from gongxin.casework.runs.models import Run
from gongxin.casework.trail.look import purpose_given
from gongxin.errors import UserError
from gongxin.office.access import needs
from gongxin.office.language import language
from gongxin.office.monitoring.forms import HandOverForm
from gongxin.office.monitoring.steps import ACTIONS, form_for
from gongxin.office.monitoring.warning_page import subject_of, warning_page

CONFLICT = 409


def _warning(request: HttpRequest, pk: int) -> RiskWarning:
    return get_object_or_404(visible(request.user, RiskWarning.objects.all()), pk=pk)


@needs(Permission.READ_FINDINGS)
def warning(request: HttpRequest, pk: int) -> HttpResponse:
    """One warning: facts, records, clocks, explanations, history, and what may be done now."""
    return warning_page(request, _warning(request, pk))


@needs(Permission.READ_FINDINGS)
def evidence(request: HttpRequest, pk: int, finding_id: str) -> HttpResponse:
    """The records behind one finding, side by side, as the run saw them."""
    held = _warning(request, pk)
    seen = findings_seen(request.user, held, sees_whole(request.user, held))
    joined = get_object_or_404(seen, finding_id=finding_id)
    run = Run.objects.filter(pk=joined.finding.last_run).first()
    shown = records_of(joined.finding, run, personal=purpose_given(request, subject_of(held))) if run else []
    told = {"warning": held, "finding": joined.finding, "records": shown, "run": run}
    return render(request, f"office/monitoring/{'evidence_part' if request.htmx else 'evidence'}.html", told)


@needs(Permission.WORK_WARNINGS)
def step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Take one step of the table; whoever comes back to this address by a link is led to the warning."""
    if verb not in ACTIONS:
        raise Http404
    if request.method != "POST":
        return redirect("warning", pk)
    held = _warning(request, pk)
    people, answered = people_of(held), held.requests.exclude(answered_on=None).exists()
    form = form_for(verb, held, people, answered, request.POST)
    if form.is_valid():
        try:
            ACTIONS[verb](pk=pk, by=request.user, **form.cleaned_data)
            messages.success(request, _("Done; it stands in the history."))
            return redirect("warning", pk)
        except UserError as refusal:
            held.refresh_from_db()
            form = form_for(verb, held, people, answered, request.POST, refusal.in_language(language()))
    return warning_page(request, held, {verb: form}, CONFLICT)


@needs(Permission.WORK_WARNINGS)
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer the warning to another region."""
    if request.method != "POST":
        return redirect("warning", pk)
    held, form = _warning(request, pk), HandOverForm(request.POST, auto_id="id_hand_over_%s")
    if form.is_valid():
        try:
            given = form.cleaned_data
            offer_hand_over(
                pk=pk, by=request.user, seen=given["seen"], to_division=given["to_division"], reason=given["reason"]
            )
            messages.success(request, _("Offered. The warning stays yours until the other region accepts."))
            return redirect("warning", pk)
        except UserError as refusal:
            held.refresh_from_db()
            form.data = form.data.copy()
            form.data["seen"] = str(held.version)
            form.add_error(None, refusal.in_language(language()))
    return warning_page(request, held, {"hand_over": form}, CONFLICT)


@needs(Permission.WORK_WARNINGS)
@require_POST
def settle_hand_over(request: HttpRequest, pk: int, answer: str) -> HttpResponse:
    """Accept, refuse or withdraw an offer."""
    offer = get_object_or_404(
        HandOver.objects.filter(warning__in=visible(request.user, RiskWarning.objects.all())), pk=pk
    )
    try:
        if answer == "withdraw":
            withdraw_hand_over(pk=pk, by=request.user)
        else:
            answer_hand_over(
                pk=pk, by=request.user, accept=answer == "accept", reason=request.POST.get("reason", "")[:2000]
            )
        messages.success(request, _("Done; it stands in the history."))
    except UserError as refusal:
        messages.error(request, refusal.in_language(language()))
    still = visible(request.user, RiskWarning.objects.filter(pk=offer.warning_id)).exists()
    return redirect("warning", offer.warning_id) if still else redirect("warnings")
