"""The page of a check, its worker, what it asks for, and what it sends."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.inspections.actions.parcel import take_parcel
from gongxin.errors import UserError
from gongxin.office.access import needs
from gongxin.office.inspections.check import FOLDER, SCRIPTS, STYLES, in_both_languages, kept, version, waiting_for

LARGEST = 1_000_000  # bytes of a parcel: signatures of a large team
NO_STORE = {"Cache-Control": "no-store"}


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """The page. It holds words and scripts only, the same for everyone, so that a device can keep it."""
    told = {"words": in_both_languages(), "scripts": SCRIPTS, "styles": STYLES, "version": version()}
    return render(request, "office/inspections/check.html", told)


@require_safe
def check_worker(request: HttpRequest) -> HttpResponse:
    """The worker, told what to keep and under which version."""
    told = json.dumps({"version": version(), "kept": kept(), "page": reverse("check")})
    script = (FOLDER / "static/office/check/worker.js").read_text(encoding="utf-8")
    return HttpResponse(
        f"const CHECK = {told};\n{script}", content_type="text/javascript", headers={"Cache-Control": "no-cache"}
    )


check.needs = check_worker.needs = None


@require_safe
@needs(Permission.READ_FINDINGS)
def check_day(request: HttpRequest) -> HttpResponse:
    """The checks that the reader is sent to."""
    told = {"me": request.user.username, "csrf": get_token(request), "checks": waiting_for(request.user)}
    return JsonResponse(told, headers=NO_STORE)


@require_POST
@needs(Permission.READ_FINDINGS)
def check_send(request: HttpRequest) -> HttpResponse:
    """Take one parcel. 200: it is here, now or before; 409 with words: it was refused and is not to be sent again."""
    try:
        parcel = json.loads(request.body[:LARGEST])
        took = take_parcel(
            pk=int(parcel["pk"]), token=parcel["token"], act=parcel["act"], values=parcel["values"], by=request.user
        )
    except UserError as refusal:
        told = {language: refusal.in_language(language) for language in ("zh", "en")}
        return JsonResponse({"refused": told}, status=409, headers=NO_STORE)
    except (ValueError, KeyError, TypeError):
        return JsonResponse({"refused": {"zh": "", "en": ""}}, status=400, headers=NO_STORE)
    return JsonResponse({"taken": took}, headers=NO_STORE)
