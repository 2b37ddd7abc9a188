"""The API for people who read: every endpoint, made from its own description."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongxin.api.v1 import api


def docs(request: HttpRequest) -> HttpResponse:
    """One page; open to anyone, for it holds no data."""
    described = api.get_openapi_schema()
    calls = [
        {"path": path, "method": method.upper(), **operation}
        for path, operations in described["paths"].items()
        for method, operation in operations.items()
    ]
    return render(request, "api/docs.html", {"calls": calls})
