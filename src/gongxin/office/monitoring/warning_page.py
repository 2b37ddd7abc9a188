"""Everything the page of a warning shows, with a number of queries that does not grow with the warning."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Count, Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.monitoring.clocks import Shown, counts_of
from gongxin.casework.monitoring.concerned import people_of
from gongxin.casework.monitoring.evidence import without_people
from gongxin.casework.monitoring.level import in_words
from gongxin.casework.monitoring.models import Answer, RiskWarning
from gongxin.casework.monitoring.policies import answers_for, findings_seen, may_work, sees_whole
from gongxin.casework.monitoring.risk_points import risk_point
from gongxin.casework.monitoring.states import OPEN, STATES
from gongxin.casework.runs.models import Run
from gongxin.casework.trail.look import needs_purpose, purpose_given
from gongxin.casework.trail.models import Entry
from gongxin.casework.trail.words import DRAFTS, WEIGHTS
from gongxin.codes.provinces import PROVINCES
from gongxin.detection.catalogue import detectors
from gongxin.office.language import language, said
from gongxin.office.monitoring.forms import HandOverForm, hidden
from gongxin.office.monitoring.rows import names_of, row_of
from gongxin.office.monitoring.steps import offered

FINDINGS, ENTRIES = 20, 100  # shown at a time


def warning_page(
    request: HttpRequest, warning: RiskWarning, refused: dict[str, forms.Form] | None = None, status: int = 200
) -> HttpResponse:
    """Render it, with the forms that were refused as they were sent."""
    personal = purpose_given(request, subject_of(warning))
    told = _told(request, warning, personal) | _work(request, warning, refused or {}, personal)
    return render(request, "office/monitoring/warning.html", told, status=status)


def subject_of(warning: RiskWarning) -> tuple[str, str]:
    """For whose personal data a purpose is stated: those that one warning names."""
    return "warning", str(warning.pk)


def _told(request: HttpRequest, warning: RiskWarning, personal: bool) -> dict[str, Any]:
    today = timezone.localdate()
    whole = sees_whole(request.user, warning)
    requests = warning.requests.prefetch_related(Prefetch("answers", Answer.objects.order_by("pk")))
    asked = list(requests) if whole else []
    who = {"body" if one.body_id else "person" for one in asked if one.answered_on}
    latest = Run.latest()
    still = warning.joined.aggregate(
        events=Count("event", distinct=True),
        standing=Count("pk", filter=Q(finding__last_run__gte=latest.pk if latest else 0)),
    )
    return {
        "warning": warning,
        "row": row_of(warning, names_of([warning.body_id], request.when), who, today),
        "point": risk_point(warning.risk_point).on(warning.raised_at.date()),
        "reasons": _reasons(request, warning),
        "state": STATES[warning.state],
        "counts": [
            (one, one.count.state(today).label, one.count.days_left(today)) for one in counts_of(warning, asked)
        ],
        "asked": [(one, one.body_id or (one.person_id if personal else "…")) for one in asked],
        "today": today,
        "regions": _regions(warning),
        "personal": personal,
        "asks_purpose": needs_purpose(request, subject_of(warning)),
        **still,
        "whole": whole,
        **_findings(request, warning, personal, asked, whole),
        **(_record(warning) if whole else {}),
    }


def shown_counts(counts: list[Shown], today: date) -> list[tuple[Shown, Any, int]]:
    """Each count with where it stands today and the days that are left."""
    return [(one, one.count.state(today).label, one.count.days_left(today)) for one in counts]


def _reasons(request: HttpRequest, warning: RiskWarning) -> list[str]:
    """Why it has its level; the grade of a body is not for everybody."""
    shown = request.user.may(Permission.READ_GRADES)
    return [in_words(one, language()) for one in warning.reasons if shown or one["rule"] != "grade"]


def _regions(warning: RiskWarning) -> str:
    """The provinces concerned, by name."""
    codes = sorted({division[:2] for division in warning.concerned.values_list("division", flat=True)})
    names = {one.code: one.zh if language() == "zh" else one.en for one in PROVINCES}
    return ("、" if language() == "zh" else ", ").join(names.get(code, code) for code in codes)


def _findings(
    request: HttpRequest, warning: RiskWarning, personal: bool, asked: list[Any], whole: bool
) -> dict[str, Any]:
    first = max(int(request.GET.get("from", "0")) if request.GET.get("from", "0").isdigit() else 0, 0)
    seen = findings_seen(request.user, warning, whole)
    joined = seen.order_by("-finding__score", "pk")[first : first + FINDINGS + 1]
    last_asked = max((one.at for one in asked), default=None)
    shown = [
        (
            one.finding,
            _sentence(one.finding, personal),
            said(detectors()[one.finding.detector].question) if one.finding.detector in detectors() else "",
            last_asked is not None and one.at > last_asked,
        )
        for one in list(joined)[:FINDINGS]
    ]
    return {
        "findings": shown,
        "findings_seen": warning.findings_count if whole else seen.count(),
        "first": first + 1,
        "last": first + len(shown),
        "next_from": first + FINDINGS if len(joined) > FINDINGS else None,
        "previous_from": max(first - FINDINGS, 0) if first else None,
    }


def _sentence(finding: Any, personal: bool) -> str:
    text = finding.explanation_zh if language() == "zh" else finding.explanation_en
    return text if personal else without_people(text, finding)


def _record(warning: RiskWarning) -> dict[str, Any]:
    """What was weighed, drafted, handed over, and every entry of the trail."""
    entries = Entry.objects.filter(subject_kind="warning", subject_id=str(warning.pk)).exclude(
        code__in=("looked_at_personal", "purpose_stated")
    )
    return {
        "weighings": [(one, WEIGHTS[one.weight]) for one in warning.weighings.all()],
        "drafts": [(one, DRAFTS[one.kind]) for one in warning.drafts.all()],
        "hand_overs": list(warning.hand_overs.all()),
        "history": entries.order_by("at", "id")[:ENTRIES],
    }


def _work(request: HttpRequest, warning: RiskWarning, refused: dict[str, forms.Form], personal: bool) -> dict[str, Any]:
    mine = may_work(request.user, warning)
    people = people_of(warning) if mine and personal else []
    answered = warning.requests.exclude(answered_on=None).exists()
    hand_over = refused.get("hand_over") or HandOverForm(initial=hidden(warning.version), auto_id="id_hand_over_%s")
    waiting = warning.hand_overs.filter(answer="").first()
    return {
        "mine": mine,
        "steps": offered(request.user, warning, people, answered, refused),
        "may_hand_over": mine and warning.state in OPEN and waiting is None,
        "hand_over": hand_over,
        "hand_over_refused": "hand_over" in refused,
        "waiting": waiting,
        "may_answer": waiting is not None
        and request.user.may(Permission.WORK_WARNINGS)
        and answers_for(request.user, waiting.to_division),
        "regions_known": [(f"{one.code}0000", one.zh if language() == "zh" else one.en) for one in PROVINCES],
    }
