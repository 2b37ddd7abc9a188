"""Whoever sees personal data or changes registers sets up a second factor before entering anything else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from gongxin.casework.accounts.second_factor import lacks_second_factor

OPEN = {
    "account_logout", "account_reauthenticate", "account_sign_in_again", "account_change_password",
    "account_set_password", "set_language",
}  # fmt: skip
SETTING_UP = "mfa_"  # how the names of the pages begin where a second factor is set up


class SecondFactorMiddleware:
    """Leads to the page where it is set up, and back afterwards."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Every page but those that set it up."""
        name = request.resolver_match.view_name or ""
        if not request.user.is_authenticated or name in OPEN or name.startswith(SETTING_UP):
            return None
        if not lacks_second_factor(request.user, request.session):
            return None
        back = request.get_full_path() if request.method == "GET" else "/"
        return HttpResponseRedirect(f"{reverse('mfa_index')}?{urlencode({'next': back})}")
