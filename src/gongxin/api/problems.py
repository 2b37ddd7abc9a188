"""Every error of the API as one problem document (RFC 9457): what is wrong, where, what to do."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import Any

from django.core.exceptions import BadRequest, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from gongxin.errors import UserError

CONTENT_TYPE = "application/problem+json"


def problem(status: int, title: str, detail: str = "", **more: Any) -> HttpResponse:
    """One problem document."""
    held = {"type": "about:blank", "status": status, "title": title, **({"detail": detail} if detail else {}), **more}
    return JsonResponse(held, status=status, content_type=CONTENT_TYPE, json_dumps_params={"ensure_ascii": False})


class CallsUsedUp(HttpError):
    """No call is left today."""

    def __init__(self, per_day: int) -> None:
        super().__init__(429, f"The {per_day} calls of today are used up; go on tomorrow.")


def handle_problems(api: NinjaAPI) -> None:
    """Bind the kinds of error to their documents."""

    def user_error(request: HttpRequest, mistake: UserError) -> HttpResponse:
        language = "en" if request.headers.get("Accept-Language", "").lower().startswith("en") else "zh"
        return problem(422, "The request cannot be carried out.", mistake.in_language(language))

    def invalid(request: HttpRequest, mistake: ValidationError) -> HttpResponse:
        places = [{"place": ".".join(map(str, each["loc"])), "why": str(each["msg"])} for each in mistake.errors]
        return problem(422, "The request is not in the form described.", errors=places)

    def plain(request: HttpRequest, mistake: HttpError) -> HttpResponse:
        return problem(mistake.status_code, str(mistake))

    api.exception_handler(UserError)(user_error)
    api.exception_handler(ValidationError)(invalid)
    api.exception_handler(HttpError)(plain)
    api.exception_handler(CallsUsedUp)(_later)
    api.exception_handler(AuthenticationError)(lambda request, mistake: _unknown_key())
    api.exception_handler(Http404)(lambda request, mistake: problem(404, "There is no such record of this body."))
    api.exception_handler(BadRequest)(lambda request, mistake: problem(400, "The request cannot be read."))
    api.exception_handler(RequestDataTooBig)(
        lambda request, mistake: problem(413, "The request is too large; send it in parts of at most 5 MB.")
    )


def _unknown_key() -> HttpResponse:
    answer = problem(401, "No valid key was given; send Authorization: Bearer gx_…")
    answer["WWW-Authenticate"] = "Bearer"
    return answer


def _later(request: HttpRequest, mistake: CallsUsedUp) -> HttpResponse:
    """With the seconds until the next day of the office begins, when calls are counted anew."""
    now = timezone.localtime()
    midnight = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    answer = problem(429, str(mistake))
    answer["Retry-After"] = str(max(1, math.ceil((midnight - now).total_seconds())))
    return answer
