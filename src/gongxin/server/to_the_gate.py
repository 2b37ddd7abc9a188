"""Phones know one name: the web server passes `/sign-ins` on to the gate that runs beside it.

So the app and the gate have one origin: pages connect to themselves only, and no other site is let in. An office whose
proxy sends `/sign-ins` to the gate itself spares this step; nothing else changes.
"""

from __future__ import annotations

import http.client
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from gongxin.gate.answers import STATUS, encoded, refusal
from gongxin.gate.application import LARGEST_BULK

ADDRESS, LONGEST_S = "/sign-ins", 30
PASSED_ON, PASSED_BACK = ("Authorization", "Content-Type"), ("Content-Type", "Retry-After", "WWW-Authenticate", "Allow")


class ToTheGate:
    """Answers `/sign-ins` with what the gate answers; passes everything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.GATE or request.path.rstrip("/") != ADDRESS:
            return self.get_response(request)
        length = request.headers.get("Content-Length") or "0"
        if not length.isdigit() or int(length) > LARGEST_BULK:
            return HttpResponse(encoded(refusal("too_large")), "application/json", STATUS["too_large"])
        return _asked(request)


def _asked(request: HttpRequest) -> HttpResponse:
    """The gate's answer; "come again" where it does not answer."""
    line = http.client.HTTPConnection(settings.GATE, timeout=LONGEST_S)
    headers = {name: request.headers[name] for name in PASSED_ON if name in request.headers}
    try:
        line.request(request.method, ADDRESS, request.read(), headers)
        told = line.getresponse()
        back = {name: told.headers[name] for name in PASSED_BACK if name in told.headers}
        return HttpResponse(told.read(), status=told.status, headers={**back, "Cache-Control": "no-store"})
    except (OSError, http.client.HTTPException):
        return HttpResponse(b"{}", "application/json", 503, headers={"Retry-After": "5"})
    finally:
        line.close()
