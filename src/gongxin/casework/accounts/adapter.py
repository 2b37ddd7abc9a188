"""How allauth is bound to the office: nobody signs up by himself, and wrong attempts are told without hints."""

from __future__ import annotations

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gongxin.casework.accounts.models import Account
from gongxin.casework.trail.write import note


class OfficeAdapter(DefaultAccountAdapter):
    """Accounts are given by an administrator. A sentence never tells whether an account exists."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("The user name or the password is not right."),
        "too_many_login_attempts": _(
            "Too many wrong attempts. Signing in with this name is paused for a quarter of an hour; "
            "a passkey works meanwhile. If it was not you, tell your administrator."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the attempt; a paused name is written into the trail."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            failed(credentials.get("username", ""), "paused")
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Write the wrong attempt into the trail."""
        failed(credentials.get("username", ""), "wrong")

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Not within ten minutes of having signed in: setting up the second factor then asks nothing twice."""
        records = get_authentication_records(self.request, self.request.user)
        recent = bool(records) and time.time() - records[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT
        return super().is_reauthentication_required(app=app) and not recent

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Password, code or passkey; whoever has none of them signs in anew the way he came, by the government."""
        again = {"id": "sign_in_again", "description": _("Sign in again"), "url": reverse("account_sign_in_again")}
        known: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return known or ([again] if user.is_authenticated else [])


class SessionsAdapter(DefaultUserSessionsAdapter):
    """Ending sessions elsewhere is an act of its own."""

    def end_sessions(self, sessions: Any) -> None:
        """End them and write it into the trail."""
        ended = list(sessions)
        super().end_sessions(ended)
        if ended:
            account = ended[0].user
            note("signed_out_elsewhere", by=account, subject=("account", account.username), sessions=len(ended))


def failed(username: str, why: str) -> None:
    """A failed sign-in. What was typed is kept only where it is the name of an account: it may be a password."""
    account = Account.objects.filter(username__iexact=username).first() if username else None
    known = account.username if account else ""
    note("sign_in_failed", subject=("account", known), username=known or "–", why=why)
