"""A zero byte stands in no address and in no form; PostgreSQL cannot keep one, so it is refused at the door."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

FORMS = {"application/x-www-form-urlencoded", "multipart/form-data"}


class NullBytesMiddleware:
    """Answers 400."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info or "\0" in unquote(request.META.get("QUERY_STRING", "")):
            raise BadRequest("a zero byte in the address")
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """The fields of a form; a view that reads its body itself takes no fields."""
        form = request.method == "POST" and request.content_type in FORMS
        form = form and not getattr(view, "reads_its_own_body", False)
        if form and any("\0" in value for _, values in request.POST.lists() for value in values):
            raise BadRequest("a zero byte in a form")
