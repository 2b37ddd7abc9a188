"""Who may open a page. Every view of the office carries one of these; a test walks all addresses to see it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from gongxin.casework.accounts.roles import Permission
from gongxin.office.expired import ask_to_sign_in

View = Callable[..., HttpResponse]


def needs(permission: Permission | None) -> Callable[[View], View]:
    """The view is for signed-in accounts whose role has `permission` (None: for every signed-in account)."""

    def protect(view: View) -> View:
        @wraps(view)
        def protected(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return ask_to_sign_in(request)
            if permission is not None and not request.user.may(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        protected.needs = permission
        return protected

    return protect
