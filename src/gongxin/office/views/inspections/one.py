"""One inspection: what it is, its clocks, its checklist, who signed, its documents, and what may be done now."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongxin.casework.accounts.roles import SUPERVISES, Permission
from gongxin.casework.inspections.answers import asked
from gongxin.casework.inspections.clocks import counts_of
from gongxin.casework.inspections.documents import DOCUMENTS, made
from gongxin.casework.inspections.kinds import KINDS, ROLES, SIGNERS
from gongxin.casework.inspections.models import Inspection
from gongxin.casework.inspections.photos import looked_at, photos_of
from gongxin.casework.inspections.states import STATES, TRANSITIONS
from gongxin.casework.inspections.strokes import path_of
from gongxin.casework.inspections.team import standing
from gongxin.casework.trail.write import note
from gongxin.codes.supervision_codes import INSPECTION_ORIGINS, INSPECTION_OUTCOMES
from gongxin.errors import UserError
from gongxin.law.checklists import ANSWERS, checklist
from gongxin.office.access import needs
from gongxin.office.inspections.check import SHOWN
from gongxin.office.inspections.listing import seen_by
from gongxin.office.inspections.steps import ASIDE, STEPS, form_for, offered
from gongxin.office.language import language
from gongxin.office.monitoring.warning_page import shown_counts

CONFLICT = 409


def _inspection(request: HttpRequest, pk: int) -> Inspection:
    return get_object_or_404(seen_by(request.user), pk=pk)


@needs(Permission.READ_FINDINGS)
def inspection(request: HttpRequest, pk: int) -> HttpResponse:
    """The page."""
    return _page(request, _inspection(request, pk))


@require_POST
@needs(Permission.READ_FINDINGS)
def inspection_step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Take a step; the act asks who may."""
    held = _inspection(request, pk)
    if verb not in STEPS:
        raise Http404
    form = form_for(verb, held, request.user, request.POST)
    if not form.is_valid():
        return _page(request, held, {verb: form}, CONFLICT)
    try:
        STEPS[verb][0](pk=pk, by=request.user, **form.cleaned_data)
        messages.success(request, _("Done; it stands in the history."))
    except UserError as refusal:
        form.add_error(None, refusal.in_language(language()))
        held.refresh_from_db()
        return _page(request, held, {verb: form}, CONFLICT)
    return redirect("inspection", pk)


@needs(Permission.READ_FINDINGS)
def inspection_document(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """One of the uniform documents as PDF."""
    held = _inspection(request, pk)
    if name not in DOCUMENTS or held.state not in DOCUMENTS[name].states:
        raise Http404
    note("inspection_document_made", by=request.user, subject=("inspection", held.number), document=name)
    answer = HttpResponse(made(name, held), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{held.number}-{name}.pdf"'
    return answer


@require_safe
@needs(Permission.READ_FINDINGS)
def inspection_photo(request: HttpRequest, pk: int, photo: int) -> HttpResponse:
    """One photo, drawn anew; each look is an entry, and nobody on the way keeps it."""
    held = get_object_or_404(_inspection(request, pk).photos.filter(removed_at=None), pk=photo)
    return HttpResponse(looked_at(held, request.user), content_type="image/jpeg", headers={"Cache-Control": "no-store"})


def _page(
    request: HttpRequest, held: Inspection, sent: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    today, inside = timezone.localdate(), request.user.duty.reach in SUPERVISES
    steps = [(verb, words, (sent or {}).get(verb, form)) for verb, words, form in offered(held, request.user)]
    photos = photos_of(held)
    told = {
        "shown": held, "state": STATES[held.state], "states": STATES, "kind": KINDS[held.kind], "inside": inside,
        "origin": INSPECTION_ORIGINS[held.origin], "verbs": TRANSITIONS, "roles": ROLES, "signers": SIGNERS,
        "outcome": INSPECTION_OUTCOMES[held.outcome] if held.outcome else None,
        "matters": [(checklist(name), day) for name, day in sorted(held.matters.items())],
        "items": [
            (one, ANSWERS[one.item.answer].get(one.reply.answer) if one.reply else None,
             photos.get((one.matter.matter, one.item.id), []))
            for one in asked(held)
        ],
        "hands": [(one, path_of(one.strokes)) for one in held.signatures.all()],
        "documents": [each for each in DOCUMENTS.values() if held.state in each.states],
        "checks": held.state in SHOWN and any(one.username == request.user.username for one in standing(held)),
        "counts": shown_counts(counts_of(held), today), "today": today, "steps": steps, "aside": ASIDE,
    }  # fmt: skip
    return render(request, "office/inspections/inspection.html", told, status=status)
