"""The live board: today's audits of one's own region, renewed by itself every second where something changed."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.presence.checks import CHECKS
from gongxin.casework.registry.models import AuditPlan
from gongxin.office.access import needs
from gongxin.office.language import said
from gongxin.office.live.rows import MOST, Row, narrowed, plans_of_today, rows_of, with_findings


@needs(Permission.READ_FINDINGS)
def live(request: HttpRequest) -> HttpResponse:
    """The board, or only its rows for the renewal; 204 where they are the same as the reader has."""
    asked = {name: request.GET.get(name, "") for name in ("show", "check", "answer", "whom")}
    rows = _rows(request, **asked)
    mark = _mark(rows)
    if request.htmx and request.GET.get("seen") == mark:
        return HttpResponse(status=204)
    kept = request.GET.copy()
    kept.pop("seen", None)
    told = {
        "rows": rows[:MOST], "more": len(rows) > MOST, "most": MOST, "mark": mark, "kept": kept.urlencode(),
        "now": timezone.now(), "choices": _choices(asked),
    }  # fmt: skip
    return render(request, f"office/live/{'board_part' if request.htmx else 'board'}.html", told)


def _rows(request: HttpRequest, show: str, check: str, answer: str, whom: str) -> list[Row]:
    account, now = request.user, timezone.now()
    if show == "all":
        plans = narrowed(plans_of_today(account, now), answer, whom, account).order_by("planned_start_at", "pk")[
            : MOST + 1
        ]
        return rows_of(account, plans)
    ids = with_findings(account, check, now)
    found = narrowed(AuditPlan.objects.known().filter(plan_id__in=ids), answer, whom, account)
    by_id = {plan.plan_id: plan for plan in found.order_by("true_from")}
    return rows_of(account, [by_id[plan_id] for plan_id in ids if plan_id in by_id])


def _mark(rows: list[Row]) -> str:
    """A short hash of all that the rows show."""
    shown = [
        (row.plan.pk, row.team, sorted(row.signed), row.opening_at, row.closing_at, row.weak,
         [check.id for check in row.checks], [(one.pk, one.state) for one in row.requests])
        for row in rows
    ]  # fmt: skip
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:16]


def _choices(asked: dict[str, str]) -> list[dict[str, object]]:
    """The filters with their words."""
    options = {
        "show": (_("Audits"), [("", _("with something to look at")), ("all", _("all of today"))]),
        "check": (_("Check"), [("", _("any")), *((check.id, said(check.label)) for check in CHECKS.values())]),
        "answer": (
            _("Explanation"),
            [
                ("", _("any")), ("not_asked", _("not asked for")), ("waiting", _("awaited")),
                ("overdue", _("overdue")), ("explained", _("given")),
            ],
        ),
        "whom": (_("Asked of"), [("", _("any")), ("body", _("the body")), ("auditor", _("an auditor"))]),
    }  # fmt: skip
    return [
        {"name": name, "label": label, "options": held, "chosen": asked[name]}
        for name, (label, held) in options.items()
    ]
