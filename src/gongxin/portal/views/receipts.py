"""Is this certificate in the register? The answer as a page, and as a receipt that proves itself without us."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongxin.casework.public_log.registry import Found, found, registry_now
from gongxin.casework.registry.models import Body
from gongxin.casework.registry.when import now
from gongxin.codes.certificate_states import CERTIFICATE_STATES
from gongxin.i18n import Text
from gongxin.ledger.entries import read_entry
from gongxin.ledger.presence import certificate_key
from gongxin.portal.access import public

LONGEST = 80
STATES = {code.value: Text(code.zh, code.en) for code in CERTIFICATE_STATES}


@require_safe
@public
def register(request: HttpRequest) -> HttpResponse:
    """Ask by number, read the answer of the last checkpoint."""
    number = request.GET.get("number", "").strip()[:LONGEST]
    registry = registry_now()
    asked = registry is not None and certificate_key(number)
    rows = found(registry, number) if registry and asked else []
    entry = read_entry(registry.entry) if registry else None
    told = {
        "number": number, "there": registry is not None, "asked": bool(asked), "states": STATES,
        "found": rows,
        "entry": entry, "at": datetime.fromisoformat(entry["at"]) if entry else None, "bodies": _names(rows),
    }  # fmt: skip
    return render(request, "portal/register.html", told)


def _names(rows: Sequence[Found]) -> dict[str, str]:
    """The names of the bodies that stand in the answer."""
    keys = [one.body_id for one in rows if one.body_id]
    named = Body.objects.at(now()).filter(body_id__in=keys).values_list("body_id", "name")
    return {key: f"{name or ''} {key}".strip() for key, name in named}


@require_safe
@public
def register_receipt(request: HttpRequest) -> HttpResponse:
    """The receipt: there with this state, or not there, at the last checkpoint of the register."""
    number = request.GET.get("number", "").strip()[:LONGEST]
    registry = registry_now()
    if registry is None or not certificate_key(number):
        raise Http404
    answer = HttpResponse(registry.certificate(number).write(), content_type="text/plain; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="certificate.tlog-proof"'
    return answer
