"""The steps of a draw."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.draws.actions.abort_draw import abort_draw
from gongxin.casework.draws.actions.carry_out_draw import carry_out_draw
from gongxin.casework.draws.actions.close_draw import close_draw
from gongxin.casework.draws.actions.commit_draw import commit_draw
from gongxin.casework.draws.actions.draft_draw import move_draft
from gongxin.casework.draws.actions.send_inspectors import send_inspectors
from gongxin.casework.draws.actions.substitute_inspector import substitute_inspector
from gongxin.errors import UserError
from gongxin.office.access import needs
from gongxin.office.draws.forms import ReasonForm, SubstituteForm, ValuesForm, visit_and_person
from gongxin.office.draws.told import names_of
from gongxin.office.language import language
from gongxin.office.views.draws.draws import draws_seen, page_of

PLAIN: dict[str, Callable[..., Any]] = {
    "approve": lambda **asked: move_draft(verb="approve", **asked),
    "send_back": lambda **asked: move_draft(verb="send_back", **asked),
    "commit": commit_draw,
    "send": send_inspectors,
    "close": close_draw,
}


@require_POST
@needs(Permission.WORK_WARNINGS)
def move_draw(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """A step that asks for nothing."""
    get_object_or_404(draws_seen(request), pk=pk)
    if verb not in PLAIN:
        raise Http404
    try:
        PLAIN[verb](pk=pk, by=request.user)
        messages.success(request, _("Done."))
    except UserError as refusal:
        messages.error(request, refusal.in_language(language()))
    return redirect("draw", pk)


@require_POST
@needs(Permission.WORK_WARNINGS)
def carry_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Draw with the values that are out."""
    one = get_object_or_404(draws_seen(request), pk=pk)
    form = ValuesForm(request.POST, sources=one.randomness)
    return _tried(request, pk, form, "values", lambda: carry_out_draw(pk=pk, told=form.told, by=request.user))


@require_POST
@needs(Permission.WORK_WARNINGS)
def give_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Abort, with a reason."""
    get_object_or_404(draws_seen(request), pk=pk)
    form = ReasonForm(request.POST)
    return _tried(request, pk, form, "giving_up", lambda: abort_draw(pk=pk, by=request.user, **form.cleaned_data))


@require_POST
@needs(Permission.WORK_WARNINGS)
def substitute(request: HttpRequest, pk: int) -> HttpResponse:
    """Another inspector, by lot."""
    one = get_object_or_404(draws_seen(request), pk=pk)
    form = SubstituteForm(request.POST, draw=one, names=names_of(one))

    def act() -> None:
        visit, person = visit_and_person(form.cleaned_data["who"])
        substitute_inspector(pk=pk, visit=visit, person=person, reason=form.cleaned_data["reason"], by=request.user)

    return _tried(request, pk, form, "substitution", act)


def _tried(request: HttpRequest, pk: int, form: Any, name: str, act: Callable[[], Any]) -> HttpResponse:
    """Act, or give the page back with what is wrong in its form."""
    if form.is_valid():
        try:
            act()
            messages.success(request, _("Done."))
            return redirect("draw", pk)
        except UserError as refusal:
            form.add_error(None, refusal.in_language(language()))
    one = get_object_or_404(draws_seen(request), pk=pk)
    return render(request, "office/draws/draw.html", page_of(request, one, **{name: form}), status=422)
