"""The audit trail, for internal oversight."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.trail import reading
from gongxin.casework.trail.events import EVENTS
from gongxin.errors import UserError
from gongxin.office.access import needs
from gongxin.office.language import language


@needs(Permission.READ_TRAIL)
def trail(request: HttpRequest) -> HttpResponse:
    """Who did or looked at what, when and for what purpose."""
    told: dict[str, Any] = {"given": request.GET, "kinds": kinds(), "page": reading.Page([], ""), "mistake": ""}
    try:
        told["page"] = reading.page(reading.asked_by(request.GET), request.GET.get("after", ""))
    except UserError as mistake:
        told["mistake"] = mistake.in_language(language())
    return render(request, "office/trail/trail.html", {**told, **addresses(request, told["page"].after)})


def addresses(request: HttpRequest, after: str) -> dict[str, str]:
    """The same question on the next page, and as a file."""
    asked = request.GET.copy()
    asked.pop("after", None)
    export = asked.urlencode()
    asked["after"] = after
    narrowed = any(request.GET.get(name) for name in ("account", "kind", "subject", "since", "until"))
    return {"next": f"?{asked.urlencode()}" if after else "", "export": export, "narrowed": narrowed}


def kinds() -> list[tuple[str, str]]:
    """Every kind of entry with its sentence, the names in it left open."""
    return [(code, re.sub(r"%\(\w+\)s", "…", event.sentence.in_language(language()))) for code, event in EVENTS.items()]
