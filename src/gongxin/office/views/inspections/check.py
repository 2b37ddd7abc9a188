"""The page of a check, its worker, what it asks for, and what it sends."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.inspections.actions.parcel import moment_of, take_parcel
from gongxin.casework.inspections.actions.take_photo import take_photo
from gongxin.errors import UserError
from gongxin.law.parameters import parameter
from gongxin.office.access import needs
from gongxin.office.inspections.check import FOLDER, SCRIPTS, STYLES, in_both_languages, kept, version, waiting_for

LARGEST = 1_000_000  # bytes of a parcel: signatures of a large team
PATIENCE = 200 * 2**20  # bytes of a photo that is too large, before whoever sends is cut off
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
        return _refused(refusal)
    except (ValueError, KeyError, TypeError):
        return _unheard_of()
    return JsonResponse({"taken": took}, headers=NO_STORE)


@require_POST
@needs(Permission.READ_FINDINGS)
def check_photo(request: HttpRequest) -> HttpResponse:
    """Take one photo: the body is the file, the address says which item it belongs to. Answers as `check_send` does.

    A form would be read, and laid on the disk unsealed, before anybody asked how large it is.
    """
    if not request.content_type.startswith("image/"):
        return _unheard_of()
    try:
        asked = request.GET
        took = take_photo(
            pk=int(asked["pk"]), matter=asked["matter"], item=asked["item"], at=moment_of(asked["at"]),
            whole=_whole(request), by=request.user,
        )  # fmt: skip
    except UserError as refusal:
        return _refused(refusal)
    except (ValueError, KeyError):
        return _unheard_of()
    return JsonResponse({"taken": took}, headers=NO_STORE)


check_photo.reads_its_own_body = True


def _whole(request: HttpRequest) -> bytes:
    """The file; one that is too large is read to its end without keeping it, so that the device hears the refusal."""
    length = request.META.get("CONTENT_LENGTH") or ""
    if length.isdigit() and int(length) <= parameter("photo.largest").on(timezone.localdate()).value:
        return request.read(int(length))
    left = PATIENCE
    while left > 0 and (part := request.read(64 * 1024)):
        left -= len(part)
    raise UserError("The photo is too large; take it again at a lower resolution.")


def _refused(refusal: UserError) -> HttpResponse:
    told = {language: refusal.in_language(language) for language in ("zh", "en")}
    return JsonResponse({"refused": told}, status=409, headers=NO_STORE)


def _unheard_of() -> HttpResponse:
    """Nothing that the page sends."""
    return JsonResponse({"refused": {"zh": "", "en": ""}}, status=400, headers=NO_STORE)
