"""Rules for the rules: detectors asleep, detectors and values in shadow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import Permission, Reach
from gongxin.casework.monitoring.actions.shadow import begin_shadow, end_shadow
from gongxin.casework.monitoring.actions.snooze import end_snooze, snooze
from gongxin.casework.monitoring.models import Shadow, ShadowResult, Snooze
from gongxin.casework.monitoring.policies import answers_for
from gongxin.casework.monitoring.trial_values import can_be_tried, value_then
from gongxin.detection.catalogue import detectors
from gongxin.errors import UserError
from gongxin.office.access import needs
from gongxin.office.language import language

AT_MOST = 100


@needs(Permission.WORK_WARNINGS)
def detector_rules(request: HttpRequest) -> HttpResponse:
    """Every sleep and every shadow, those that are on first, with what they held back."""
    today, account = timezone.localdate(), request.user
    national = account.duty.reach is Reach.NATION
    told = {
        "snoozes": [
            (one, one.is_on(today), account.may(Permission.SNOOZE_RULES) and answers_for(account, one.division))
            for one in _snoozes(account).annotate(count=Count("hidden"))[:AT_MOST]
        ],
        "shadows": _shadows(),
        "may_snooze": account.may(Permission.SNOOZE_RULES),
        "may_shadow": account.may(Permission.RUN_SUPERVISION),
        "division": "" if national else account.division,
        "national": national,
        "detectors": [(name, one.question) for name, one in detectors().items()],
        "parameters": can_be_tried() if account.may(Permission.RUN_SUPERVISION) else [],
        "today": today,
    }
    return render(request, "office/monitoring/rules.html", told)


def _snoozes(account: Account) -> QuerySet[Snooze]:
    """Those of the reader's region and of what is below it, and those that reach it from above: province, nation."""
    own = Q(pk__in=visible(account, Snooze.objects.all()).values("pk"))
    return Snooze.objects.filter(own | Q(division__in=("", f"{account.division[:2]}0000", f"{account.division[:4]}00")))


def _shadows() -> list[dict[str, Any]]:
    held = list(Shadow.objects.all()[:AT_MOST])
    results: dict[int, list[ShadowResult]] = {}
    for one in ShadowResult.objects.filter(shadow__in=held).select_related("run")[:AT_MOST]:
        results.setdefault(one.shadow_id, []).append(one)
    return [
        {
            "shadow": one,
            "in_force": value_then(one.parameter, one.from_on) if one.parameter else None,
            "results": results.get(one.pk, [])[:5],
        }
        for one in held
    ]


def _carried_out(request: HttpRequest, action: Callable[[], Any]) -> HttpResponse:
    try:
        action()
        messages.success(request, _("Done; it stands in the audit trail."))
    except UserError as refusal:
        messages.error(request, refusal.in_language(language()))
    except ObjectDoesNotExist as absent:
        raise Http404 from absent
    return redirect("detector_rules")


@needs(Permission.SNOOZE_RULES)
@require_POST
def add_snooze(request: HttpRequest) -> HttpResponse:
    """Put a detector to sleep."""
    sent = request.POST

    def action() -> None:
        until = parse_date(sent.get("until_on", "")) if len(sent.get("until_on", "")) == 10 else None
        if until is None:
            raise UserError("Give the last day of the sleep.")
        snooze(
            by=request.user, detector=sent.get("detector", ""), division=sent.get("division", "").strip()[:6],
            reason=sent.get("reason", "")[:2000], until_on=until,
        )  # fmt: skip

    return _carried_out(request, action)


@needs(Permission.SNOOZE_RULES)
@require_POST
def wake(request: HttpRequest, pk: int) -> HttpResponse:
    """End a sleep before its time."""
    return _carried_out(request, lambda: end_snooze(pk=pk, by=request.user))


@needs(Permission.RUN_SUPERVISION)
@require_POST
def add_shadow(request: HttpRequest) -> HttpResponse:
    """Put a detector or a value in shadow."""
    sent = {name: request.POST.get(name, "")[:2000] for name in ("detector", "parameter", "value", "reason")}
    return _carried_out(request, lambda: begin_shadow(by=request.user, **sent))


@needs(Permission.RUN_SUPERVISION)
@require_POST
def leave_shadow(request: HttpRequest, pk: int) -> HttpResponse:
    """End a shadow."""
    return _carried_out(request, lambda: end_shadow(pk=pk, by=request.user))
