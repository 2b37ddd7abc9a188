"""Back-tests: was the ranking right, and would other values have done better?"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.roles import Permission, Reach
from gongxin.casework.monitoring.actions.back_test import ask_for_back_test, carry_out_back_test
from gongxin.casework.monitoring.models import BackTest
from gongxin.casework.monitoring.tasks import back_test as in_background
from gongxin.casework.monitoring.trial_values import can_be_tried, only_ranks, value_then
from gongxin.casework.runs.models import Run
from gongxin.errors import UserError
from gongxin.law.parameters import parameter
from gongxin.office.access import needs
from gongxin.office.language import language
from gongxin.office.monitoring.rows import names_of

AT_MOST = 50


@needs(Permission.WORK_WARNINGS)
def back_tests(request: HttpRequest) -> HttpResponse:
    """The tests of the reader's region, and the form for a new one."""
    if request.method == "POST":
        return _ask(request)
    return render(request, "office/monitoring/back_tests.html", _told(request))


def _told(request: HttpRequest) -> dict[str, Any]:
    account, asked = request.user, request.POST or request.GET
    tried = can_be_tried()
    return {
        "tests": visible(account, BackTest.objects.select_related("run"))[:AT_MOST],
        "runs": Run.objects.filter(state=Run.ENDED, repeats=None)[:AT_MOST],
        "parameters": tried,
        "chosen": asked.get("parameter", "") if asked.get("parameter") in tried else "risk.dimension_weights",
        "value_now": parameter(asked["parameter"] if asked.get("parameter") in tried else "risk.dimension_weights")
        .history[-1]
        .value,
        "division": "" if account.duty.reach is Reach.NATION else account.division,
        "national": account.duty.reach is Reach.NATION,
        "sent": request.POST,
    }


def _ask(request: HttpRequest) -> HttpResponse:
    sent = request.POST
    written = [(name, value) for name, value in zip(sent.getlist("parameter"), sent.getlist("value"), strict=False)]
    numbers = [sent.get(name, "") for name in ("run", "k")]
    run_pk, k = (int(each) if each.isdigit() and len(each) < 9 else 0 for each in numbers)
    try:
        test = ask_for_back_test(
            by=request.user, run_pk=run_pk, division=sent.get("division", "").strip()[:6], k=k,
            changes={name: value[:2000] for name, value in written if name and value.strip()},
        )  # fmt: skip
    except UserError as refusal:
        messages.error(request, refusal.in_language(language()))
        return render(request, "office/monitoring/back_tests.html", _told(request), status=409)
    if only_ranks(test.changes):
        carry_out_back_test(test)
    else:
        in_background.enqueue(test.pk)
    return redirect("back_test", test.pk)


@needs(Permission.WORK_WARNINGS)
def back_test(request: HttpRequest, pk: int) -> HttpResponse:
    """One test: both rankings at k, and along the curve."""
    test = get_object_or_404(visible(request.user, BackTest.objects.select_related("run")), pk=pk)
    result = test.result or {}
    rankings = [(label, result[name]) for name, label in _rankings() if name in result]
    bodies = {row[0] for name, told in rankings for row in told["first"]}
    told = {
        "test": test, "result": result, "rankings": rankings, "names": names_of(bodies, request.when),
        "chart": _chart(rankings), "unfinished": result.get("until_on", "") > timezone.localdate().isoformat(),
        "curve": list(zip(*(held["curve"] for label, held in rankings), strict=True)) if rankings else [],
        "changes": [(name, value, value_then(name, test.run.as_of)) for name, value in test.changes.items()],
    }  # fmt: skip
    return render(request, "office/monitoring/back_test.html", told)


def _rankings() -> list[tuple[str, str]]:
    return [("today", _("today's values")), ("changed", _("changed values"))]


def _chart(rankings: list[tuple[str, Any]]) -> dict[str, Any]:
    return {
        "tooltip": {"trigger": "axis"},
        "legend": {"data": [label for label, told in rankings], "top": 0},
        "grid": {"left": 48, "right": 16, "top": 40, "bottom": 48},
        "xAxis": {"type": "value", "name": _("inspections"), "nameLocation": "middle", "nameGap": 28, "min": 1},
        "yAxis": {"type": "value", "min": 0, "max": 1},
        "series": [
            {"name": label, "type": "line", "step": "end", "showSymbol": False, "data": told["curve"]}
            for label, told in rankings
        ],
    }
