"""Explain sign-in anomalies, as a body or as an auditor."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.registry.models import AuditPlan, Explanation
from gongxin.casework.reporting.actions.explain import explain_anomaly
from gongxin.casework.reporting.anomalies import CLOCK, anomalies, may_explain
from gongxin.casework.runs.models import Finding, Run
from gongxin.errors import UserError
from gongxin.law.clocks import clock
from gongxin.office.access import needs
from gongxin.office.language import language


@needs(Permission.EXPLAIN)
def anomaly_list(request: HttpRequest) -> HttpResponse:
    """The anomalies that this account may explain."""
    page = {"anomalies": anomalies(request.user, request.when), "language": language()}
    return render(request, "office/body/anomalies.html", page)


@needs(Permission.EXPLAIN)
def anomaly(request: HttpRequest, plan_id: str) -> HttpResponse:
    """One audit with its findings, its clock day by day, and the form to explain it."""
    plan = get_object_or_404(AuditPlan.objects.at(request.when), plan_id=plan_id)
    if not may_explain(request.user, plan):
        raise PermissionDenied
    if request.method == "POST":
        return _explained(request, plan)
    run = Run.latest()
    end = timezone.localtime(plan.planned_end_at).date() if plan.planned_end_at else None
    page = {
        "plan": plan,
        "findings": Finding.objects.filter(plan_id=plan_id, last_run=run.pk if run else 0),
        "said": Explanation.objects.known().filter(plan_id=plan_id).order_by("at"),
        "count": clock(CLOCK).count(end) if end else None,
        "language": language(),
    }
    return render(request, "office/body/anomaly.html", page)


def _explained(request: HttpRequest, plan: AuditPlan) -> HttpResponse:
    try:
        explain_anomaly(
            plan=plan, reason=request.POST.get("reason", ""), text=request.POST.get("text", ""), by=request.user
        )
    except UserError as mistake:
        messages.error(request, mistake.in_language(language()))
        return redirect("anomaly", plan_id=plan.plan_id)
    messages.success(request, _("The explanation is recorded. The next run weighs it."))
    return redirect("anomalies")
