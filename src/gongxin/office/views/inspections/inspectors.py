"""Inspectors and experts: who may be sent, one card with its history, entering a card."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.name_lists.actions.put_card import put_card
from gongxin.casework.name_lists.inspectors import people_of
from gongxin.casework.name_lists.models import InspectorCard
from gongxin.casework.trail.look import needs_purpose, purpose_given
from gongxin.errors import UserError
from gongxin.law.checklists import OBJECTS
from gongxin.office.access import needs
from gongxin.office.inspections.forms import CARD_WORDS, CardForm
from gongxin.office.language import language
from gongxin.office.views.inspections.name_lists import only_supervisors


@needs(Permission.READ_FINDINGS)
def inspectors(request: HttpRequest) -> HttpResponse:
    """Everybody of the region on the day that the reader looks at, with the reason. No personal data but the name."""
    only_supervisors(request)
    told = {
        "rows": people_of(request.user.division, request.when), "kinds": CARD_WORDS, "objects": OBJECTS,
        "may_enter": request.user.may(Permission.WORK_WARNINGS),
    }  # fmt: skip
    return render(request, "office/inspections/inspectors.html", told)


@needs(Permission.READ_FINDINGS)
def inspector(request: HttpRequest, number: str) -> HttpResponse:
    """One card and the ones before it. Credential, employers and kin are shown with a purpose, each look logged."""
    only_supervisors(request)
    cards = visible(request.user, InspectorCard.objects.filter(number=number))
    now = get_object_or_404(cards.order_by("-true_from", "-pk")[:1])
    subject = ("inspector", now.number)
    told = {
        "now": now, "cards": cards.order_by("-true_from", "-pk"), "kinds": CARD_WORDS, "objects": OBJECTS,
        "personal": purpose_given(request, subject), "asks": needs_purpose(request, subject),
        "may_enter": request.user.may(Permission.WORK_WARNINGS),
    }  # fmt: skip
    return render(request, "office/inspections/inspector.html", told)


@needs(Permission.WORK_WARNINGS)
def put_inspector(request: HttpRequest) -> HttpResponse:
    """Enter a card; of a person who has one, another version from a day on."""
    form = CardForm(
        request.POST or None, initial={"number": request.GET.get("number", ""), "division": request.user.division}
    )
    if request.method == "POST" and form.is_valid():
        try:
            card = put_card(by=request.user, **form.values())
            messages.success(request, _("Entered."))
            return redirect("inspector", card.number)
        except UserError as refusal:
            form.add_error(None, refusal.in_language(language()))
    return render(request, "office/inspections/put_inspector.html", {"form": form})
