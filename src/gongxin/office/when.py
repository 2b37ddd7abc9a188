"""`?on=D&known=K` of every page, as `request.when`."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from gongxin.casework.registry.when import now, read_when
from gongxin.errors import UserError
from gongxin.office.language import language


class WhenMiddleware:
    """Reads the two dates; an impossible one is told on the page and taken as today."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            request.when = read_when(request.GET.get("on", ""), request.GET.get("known", ""))
            request.when_mistake = ""
        except UserError as mistake:
            request.when = now()
            request.when_mistake = mistake.in_language(language())
        return self.get_response(request)
