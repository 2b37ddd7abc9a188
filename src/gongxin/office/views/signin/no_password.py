"""For accounts that have no password."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongxin.office.access import needs


@needs(None)
def no_password(request: HttpRequest) -> HttpResponse:
    """Says by what the account signs in, and who gives it a password."""
    return render(request, "office/signin/no_password.html")
