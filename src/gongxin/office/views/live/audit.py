"""One audit as it happens, and the form to ask for an explanation."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.photos.seeing import matters_to_see, words_beside_photos
from gongxin.casework.photos.words import MARKS as PHOTO_MARKS
from gongxin.casework.presence.actions.ask_explanation import ask_explanation
from gongxin.casework.presence.models import PresenceChallenge, TakenSignIn
from gongxin.casework.presence.states import STATES
from gongxin.casework.presence.words import MARKS
from gongxin.casework.registry.models import AuditPlan
from gongxin.casework.trail.look import needs_purpose, purpose_given
from gongxin.codes.sign_in_moments import SIGN_IN_MOMENTS
from gongxin.errors import UserError
from gongxin.i18n import Text
from gongxin.office.access import needs
from gongxin.office.language import language
from gongxin.office.live.forms import AskForm
from gongxin.office.live.rows import Row, rows_of
from gongxin.office.live.visits import visit_of


@needs(Permission.READ_FINDINGS)
def live_audit(request: HttpRequest, plan_id: str) -> HttpResponse:
    """Sign-ins in their order, challenges, what the checks see, what was asked."""
    row = _row(request, plan_id)
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            checks = [check.id for check in row.checks]
            ask_explanation(plan_id=plan_id, checks=checks, by=request.user, **form.cleaned_data)
            messages.success(request, _("Asked. The body finds it under its requests."))
            return redirect("live_audit", plan_id)
        except UserError as refusal:
            form.add_error(None, refusal.in_language(language()))
    return render(request, "office/live/audit.html", _told(request, row, form))


def _row(request: HttpRequest, plan_id: str) -> Row:
    plan = visible(request.user, AuditPlan.objects.known().filter(plan_id=plan_id)).order_by("-true_from").first()
    if plan is None:
        raise Http404
    return rows_of(request.user, [plan])[0]


def _marked(signs: Iterable[TakenSignIn], plan_id: str) -> list[tuple[TakenSignIn, list[Text]]]:
    """Each sign-in with the words beside it and beside its photos."""
    beside = words_beside_photos(plan_id)
    return [
        (one, [*(MARKS[word] for word in one.words), *(PHOTO_MARKS[word] for word in beside.get(one.pk, ()))])
        for one in signs
    ]


def _told(request: HttpRequest, row: Row, form: AskForm) -> dict[str, object]:
    subject = ("plan", row.plan.plan_id)
    named = purpose_given(request, subject)
    signs = visible(request.user, TakenSignIn.objects.filter(plan_id=row.plan.plan_id)).order_by("at", "pk")
    return {
        "row": row,
        "signs": [(one, marks, one.person_id if named else "") for one, marks in _marked(signs, row.plan.plan_id)],
        "challenges": visible(request.user, PresenceChallenge.objects.filter(plan_id=row.plan.plan_id)),
        "moments": {code.value: Text(code.zh, code.en) for code in SIGN_IN_MOMENTS},
        "states": {id_: state.label for (kind, id_), state in STATES.items() if kind == "challenge"},
        "asks_purpose": needs_purpose(request, subject),
        "opens_signs": any(matters_to_see(request.user, one, timezone.now()) for one in signs[:1]),
        "form": form,
        "visit": visit_of(request.user, row.plan.plan_id),
        "may_ask": request.user.may(Permission.WORK_WARNINGS) and all(one.state == "explained" for one in row.requests),
        "today": timezone.localdate(),
    }
