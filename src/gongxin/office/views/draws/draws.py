"""Draws of the region: the list with the form to draft one; one draw with all that can be done to it now."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.roles import SUPERVISES, Permission
from gongxin.casework.draws.actions.draft_draw import draft_draw
from gongxin.casework.draws.models import Draw
from gongxin.casework.draws.randomness_told import source_told
from gongxin.casework.draws.states import OUT, STATES, TRANSITIONS
from gongxin.casework.name_lists.lists import LISTS
from gongxin.errors import UserError
from gongxin.office.access import needs
from gongxin.office.draws.forms import DrawForm, ReasonForm, SubstituteForm, ValuesForm, sources_of
from gongxin.office.draws.told import in_the_ledger, names_of, visits_told
from gongxin.office.language import language

PLAIN = ("approve", "send_back", "commit", "send", "close")  # steps that ask for nothing
MOST = 200


def draws_seen(request: HttpRequest) -> QuerySet[Draw]:
    """Those of the own region and below; what is not committed only for those who work them."""
    if request.user.duty.reach not in SUPERVISES:
        return Draw.objects.none()
    rows = visible(request.user, Draw.objects.all())
    return rows if request.user.may(Permission.WORK_WARNINGS) else rows.filter(state__in=OUT)


@needs(Permission.READ_FINDINGS)
def draws(request: HttpRequest) -> HttpResponse:
    """The draws, and the form to draft one."""
    form = DrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("draw", draft_draw(by=request.user, **_asked(form.cleaned_data)).pk)
        except UserError as refusal:
            form.add_error(None, refusal.in_language(language()))
    may = request.user.may(Permission.WORK_WARNINGS)
    told = {"rows": draws_seen(request)[:MOST], "states": STATES, "lists": LISTS, "form": form if may else None}
    return render(request, "office/draws/draws.html", told)


@needs(Permission.READ_FINDINGS)
def draw(request: HttpRequest, pk: int) -> HttpResponse:
    """One draw: plan, list, randomness, outcome, ledger."""
    one = get_object_or_404(draws_seen(request), pk=pk)
    return render(request, "office/draws/draw.html", page_of(request, one))


def page_of(request: HttpRequest, one: Draw, **forms: Any) -> dict[str, Any]:
    """What the page of a draw shows; `forms` are those that were given back with mistakes."""
    own = request.user.may(Permission.WORK_WARNINGS) and one.division == request.user.division
    verbs = _verbs(request, one) if own else []
    names = names_of(one)
    offered = {
        "values": ValuesForm(sources=one.randomness) if "carry_out" in verbs else None,
        "giving_up": ReasonForm() if "abort" in verbs else None,
        "substitution": SubstituteForm(draw=one, names=names) if own and one.state == "drawn" else None,
    }
    visits = visits_told(one, names)
    return {
        "draw": one, "states": STATES, "list": LISTS[one.list_id], "visits": visits,
        "several": any(each.visit.objects_drawn != [each.visit.key] for each in visits),
        "sources": [source_told(source) for source in one.randomness], "entries": in_the_ledger(one),
        "steps": [TRANSITIONS[verb] for verb in verbs if verb in PLAIN], "public": one.state in OUT,
        **offered, **forms,
    }  # fmt: skip


def _verbs(request: HttpRequest, one: Draw) -> list[str]:
    """What the reader may do with the draw now."""
    drafter = one.drafted_by == str(request.user)[:60]
    return [step.verb for step in TRANSITIONS.values() if one.state in step.frm and not (step.other and drafter)]


def _asked(given: dict[str, Any]) -> dict[str, Any]:
    named = ("list_id", "title", "due_on", "quota", "team", "experts")
    return {
        **{name: given[name] for name in named}, "random_share": str(given["random_share"]),
        "randomness": sources_of(given),
    }  # fmt: skip
