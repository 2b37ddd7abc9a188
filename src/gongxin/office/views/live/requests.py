"""What a body or an auditor is asked about sign-ins, and the form to explain."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Case, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.presence.actions.explain import explain
from gongxin.casework.presence.checks import CHECKS
from gongxin.casework.presence.models import PresenceRequest
from gongxin.errors import UserError
from gongxin.office.access import needs
from gongxin.office.language import language
from gongxin.office.live.forms import ExplainForm
from gongxin.office.live.rows import in_state

MOST = 100


@needs(Permission.EXPLAIN)
def sign_in_requests(request: HttpRequest) -> HttpResponse:
    """The requests addressed to the reader: those without an explanation first, by due day."""
    order = (Case(When(state="explained", then=1), default=0), "due_on", "pk")
    chosen = request.GET.get("state", "")
    mine = in_state(visible(request.user, PresenceRequest.objects.all()), chosen)
    rows = mine.order_by(*order).prefetch_related("reminders")[:MOST]
    told = {
        "rows": [(one, [CHECKS[name].label for name in one.checks]) for one in rows], "today": timezone.localdate(),
        "chosen": chosen, "choices": [
            ("", _("all")), ("waiting", _("to be explained")), ("overdue", _("overdue")),
            ("explained", _("explained")),
        ],
    }  # fmt: skip
    return render(request, "office/live/requests.html", told)


@needs(Permission.EXPLAIN)
def sign_in_request(request: HttpRequest, pk: int) -> HttpResponse:
    """One request, its clock and the form."""
    asked = get_object_or_404(visible(request.user, PresenceRequest.objects.all()), pk=pk)
    form = ExplainForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            explain(pk=pk, by=request.user, **form.cleaned_data)
            messages.success(request, _("Received. Every later check reads it."))
            return redirect("sign_in_request", pk)
        except UserError as refusal:
            form.add_error(None, refusal.in_language(language()))
    told = {
        "asked": asked, "labels": [CHECKS[name].label for name in asked.checks], "form": form,
        "today": timezone.localdate(),
    }  # fmt: skip
    return render(request, "office/live/request.html", told)
