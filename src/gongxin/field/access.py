"""Who asks: an auditor by his session, or by the pass of his phone where the session has ended.

The app itself is the same for everyone and holds nothing of anybody; only what it asks for has a holder.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.presence.passes import account_of

View = Callable[..., HttpResponse]


def for_everyone(view: View) -> View:
    """The view shows nothing of anybody."""
    view.needs = None
    return view


def for_auditors(by_pass: bool = False) -> Callable[[View], View]:
    """The view is for auditors, as `request.auditor`; with `by_pass` also without a session."""

    def protect(view: View) -> View:
        @wraps(view)
        def protected(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            account = _holder(request, by_pass)
            if account is None:
                return answered({"word": "sign_in_again"}, 401)
            if not account.may(Permission.SIGN_IN):
                return answered({"word": "not_an_auditor"}, 403)
            request.auditor = account
            return view(request, *args, **kwargs)

        protected.needs = Permission.SIGN_IN
        return protected

    return protect


def answered(values: dict[str, Any], status: int = 200) -> JsonResponse:
    """JSON that nobody on the way keeps."""
    return JsonResponse(values, status=status, headers={"Cache-Control": "no-store"})


def _holder(request: HttpRequest, by_pass: bool) -> Account | None:
    if request.user.is_authenticated:
        return request.user
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return account_of(token.strip()) if by_pass and scheme.lower() == "bearer" else None
