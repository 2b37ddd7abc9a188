"""Visits: plans bound to one another, and the act that takes them apart."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.visits.actions.change_visit import bind_visit_again, loosen_visit
from gongxin.errors import UserError
from gongxin.office.access import needs
from gongxin.office.language import language
from gongxin.office.live.visits import visits_page

ACTS = {"loosen": loosen_visit, "bind_again": bind_visit_again}


@needs(Permission.READ_FINDINGS)
def visits(request: HttpRequest) -> HttpResponse:
    """The visits of one's own region, and how much binding hides."""
    return render(request, "office/live/visits.html", visits_page(request.user))


@require_POST
@needs(Permission.READ_FINDINGS)
def change_visit(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Take a visit apart or bind it again; the action asks who may."""
    if verb not in ACTS:
        raise Http404
    try:
        ACTS[verb](pk=pk, reason=request.POST.get("reason", ""), by=request.user)
        messages.success(request, _("Done. The audits were checked anew."))
    except UserError as refusal:
        messages.error(request, refusal.in_language(language()))
    return redirect("visits")
