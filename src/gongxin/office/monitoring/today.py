"""What needs a reader today, by deadline: one part for each duty of the role, with a fixed number of queries."""

from __future__ import annotations

import json
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from gongxin.casework.accounts.division_range import lies_in
from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import Permission, Reach
from gongxin.casework.monitoring.level import NAMES
from gongxin.casework.monitoring.models import ExplanationRequest, HandOver, RiskWarning
from gongxin.casework.monitoring.risk_points import risk_points
from gongxin.casework.monitoring.states import OPEN
from gongxin.casework.runs.models import DataQuality, Run
from gongxin.casework.trail.models import Entry
from gongxin.casework.trail.words import LEVELS
from gongxin.office.language import language
from gongxin.office.monitoring.rows import rows_of

AT_MOST = 25
ELSEWHERE = 10
TO_WEIGH = ("explained", "explanation_overdue")


def today_of(request: HttpRequest) -> dict[str, Any]:
    """The parts of the first page that the role of the reader has."""
    account = request.user
    told: dict[str, Any] = {"today": timezone.localdate(), "works": account.may(Permission.WORK_WARNINGS)}
    if told["works"]:
        told |= _regulator(request)
    if account.may(Permission.EXPLAIN):
        told |= _explainer(account)
    if account.may(Permission.REPORT):
        told |= _data_quality(account)
    if account.may(Permission.READ_TRAIL):
        told["entries"] = Entry.objects.order_by("-at", "-id")[:AT_MOST]
    return told


def owned(account: Account) -> QuerySet[RiskWarning]:
    """The warnings the account's region works: for the national authority all of them."""
    rows = visible(account, RiskWarning.objects.all())
    if account.duty.reach is Reach.NATION:
        return rows
    return rows.filter(lies_in("owner_division", account.division))


def _regulator(request: HttpRequest) -> dict[str, Any]:
    """Own warnings by due day, the overdue first; those to weigh; hand-overs to answer; counts."""
    account, today = request.user, timezone.localdate()
    mine = owned(account).filter(state__in=OPEN)
    waiting = mine.exclude(state__in=(*TO_WEIGH, "explanation_requested"))
    counts = mine.order_by().aggregate(
        overdue=Count("pk", filter=Q(due_on__lt=today)),
        to_weigh=Count("pk", filter=Q(state__in=TO_WEIGH)),
        all=Count("pk"),
        **{name: Count("pk", filter=Q(level=at)) for at, name in enumerate(NAMES)},
    )
    by_day = (F("due_on").asc(nulls_last=True), "-level", "pk")
    shown = [*mine.filter(state__in=TO_WEIGH).order_by(*by_day)[:AT_MOST], *waiting.order_by(*by_day)[:AT_MOST]]
    rows = rows_of(shown, request.when)
    return {
        "counts": counts,
        "levels": [(name, LEVELS[name], counts[name]) for name in reversed(NAMES)],
        "to_weigh": [row for row in rows if row.warning.state in TO_WEIGH],
        "due": [row for row in rows if row.warning.state not in TO_WEIGH],
        "hand_overs": _to_answer(account),
        "elsewhere": rows_of(_elsewhere(account), request.when),
    }


def _elsewhere(account: Account) -> list[RiskWarning]:
    """Open warnings that concern the region and are worked by another, the gravest first."""
    if account.duty.reach is Reach.NATION:
        return []
    others = visible(account, RiskWarning.objects.filter(state__in=OPEN))
    others = others.exclude(lies_in("owner_division", account.division))
    return list(others.order_by("-level", "due_on", "pk")[:ELSEWHERE])


def _to_answer(account: Account) -> QuerySet[HandOver]:
    offers = HandOver.objects.filter(answer="").select_related("warning").order_by("at")
    if account.duty.reach is Reach.NATION:
        return offers.filter(to_division="")[:AT_MOST]
    return offers.filter(lies_in("to_division", account.division))[:AT_MOST]


def _explainer(account: Account) -> dict[str, Any]:
    """Requests to explain that are not answered yet, by due day."""
    asked = visible(account, ExplanationRequest.objects.filter(answered_on=None).select_related("warning"))
    rows = [(one, risk_points()[one.warning.risk_point].label) for one in asked.order_by("due_on", "pk")[:AT_MOST]]
    return {"explains": True, "requests": rows}


def _data_quality(account: Account) -> dict[str, Any]:
    """What the body has to mend in its data, by the latest run."""
    held = visible(account, DataQuality.objects.filter(run=Run.latest())).first()
    todo = json.loads(held.todo) if held else []
    return {
        "reports": True,
        "quality": held,
        "todo": [(one[language()], one["count"], one.get("ids", one.get("samples", []))) for one in todo],
    }
