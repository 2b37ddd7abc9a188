"""What a body or an auditor is asked to explain, and the form to do it."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.monitoring.actions.explain import explain
from gongxin.casework.monitoring.clocks import counts_of_request
from gongxin.casework.monitoring.evidence import without_people
from gongxin.casework.monitoring.models import ExplanationRequest
from gongxin.casework.monitoring.risk_points import risk_points
from gongxin.casework.monitoring.states import TRANSITIONS
from gongxin.casework.registry.models import TeamMember
from gongxin.casework.trail.look import needs_purpose, purpose_given
from gongxin.errors import UserError
from gongxin.office.access import needs
from gongxin.office.language import language
from gongxin.office.monitoring.forms import AnswerForm, hidden
from gongxin.office.monitoring.warning_page import shown_counts

AT_MOST = 100


@needs(Permission.EXPLAIN)
def explanations(request: HttpRequest) -> HttpResponse:
    """The requests addressed to the reader: unanswered first, by due day."""
    asked = visible(request.user, ExplanationRequest.objects.select_related("warning"))
    rows = asked.order_by(F("answered_on").desc(nulls_first=True), "due_on", "pk")[:AT_MOST]
    told = {
        "rows": [(one, risk_points()[one.warning.risk_point].label) for one in rows],
        "today": timezone.localdate(),
    }
    return render(request, "office/monitoring/explanations.html", told)


@needs(Permission.EXPLAIN)
def explanation(request: HttpRequest, pk: int) -> HttpResponse:
    """One request: what is asked, the facts, the clock day by day, what was said, and the form."""
    asked = get_object_or_404(visible(request.user, ExplanationRequest.objects.select_related("warning")), pk=pk)
    form = AnswerForm(request.POST or None, initial=hidden())
    if request.method == "POST" and form.is_valid():
        try:
            explain(request_pk=pk, by=request.user, **form.cleaned_data)
            messages.success(request, _("Received. You may add to it until it is weighed."))
            return redirect("explanation", pk)
        except UserError as refusal:
            form.add_error(None, refusal.in_language(language()))
    return render(request, "office/monitoring/explanation.html", _told(request, asked, form))


def _told(request: HttpRequest, asked: ExplanationRequest, form: AnswerForm) -> dict[str, object]:
    today, warning = timezone.localdate(), asked.warning
    return {
        "asked": asked,
        "point": risk_points()[warning.risk_point].on(warning.raised_at.date()),
        "facts": [_fact(request, asked, one.finding) for one in _put_to(asked)],
        "counts": shown_counts(counts_of_request(asked), today),
        "answers": list(asked.answers.all()),
        "form": form,
        "asks_purpose": needs_purpose(request, ("explanation", str(asked.pk))),
        "may_still": warning.state in (*TRANSITIONS["explain"].frm, "explained"),
        "today": today,
    }


def _put_to(asked: ExplanationRequest) -> object:
    """The findings the request was about: an auditor sees those that name him, or an audit of his."""
    joined = asked.warning.joined.filter(at__lte=asked.at).select_related("finding").order_by("-finding__score", "pk")
    if asked.person_id:
        own = TeamMember.objects.known().filter(person_id=asked.person_id).values("plan_id")
        joined = joined.filter(finding__person_id=asked.person_id) | joined.filter(
            finding__person_id=None, finding__plan_id__in=own
        )
    return joined[:AT_MOST]


def _fact(request: HttpRequest, asked: ExplanationRequest, finding: object) -> tuple[object, str]:
    text = finding.explanation_zh if language() == "zh" else finding.explanation_en
    named = purpose_given(request, ("explanation", str(asked.pk)))
    return finding, text if named else without_people(text, finding, but=asked.person_id)
