"""One gesture of a person is one request: all entries it leaves in the audit trail carry the same identifier."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from gongxin.casework.trail.write import GESTURE


class GestureMiddleware:
    """Gives each request its identifier."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = GESTURE.set(uuid.uuid4())
        try:
            return self.get_response(request)
        finally:
            GESTURE.reset(token)
