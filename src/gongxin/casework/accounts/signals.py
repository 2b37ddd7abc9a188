"""What allauth says has happened, written into the trail."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.signals import password_changed, password_set, user_logged_in
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest

from gongxin.casework.accounts.adapter import failed
from gongxin.casework.accounts.models import Account
from gongxin.casework.trail.write import note


def of(account: Account) -> tuple[str, str]:
    """The account as the subject of an entry."""
    return ("account", account.username)


@receiver(user_logged_in)
def signed_in(request: HttpRequest, user: Account, **_: Any) -> None:
    """Somebody came in."""
    note("signed_in", by=user, subject=of(user), how=way(request, user))


def way(request: HttpRequest, account: Account) -> str:
    """By what the account was proved: one of `trail.words.WAYS`."""
    first, second = "password", ""
    for record in get_authentication_records(request, account):
        if record["method"] == "socialaccount":
            first = "government"
        elif record["method"] == "mfa" and record.get("passwordless"):
            return "passkey"
        elif record["method"] == "mfa":
            second = str(record["type"])
    return f"{first}+{second}" if second else first


@receiver(user_logged_out)
def signed_out(user: Account | None, **_: Any) -> None:
    """Somebody left."""
    if user is not None:
        note("signed_out", by=user, subject=of(user))


@receiver([password_changed, password_set])
def changed_password(user: Account, **_: Any) -> None:
    """The own password."""
    note("password_changed", by=user, subject=of(user))


@receiver(authenticator_added)
def added(user: Account, authenticator: Any, **_: Any) -> None:
    """A second factor."""
    note("factor_added", by=user, subject=of(user), factor=authenticator.type)


@receiver(authenticator_removed)
def removed(user: Account, authenticator: Any, **_: Any) -> None:
    """A second factor."""
    note("factor_removed", by=user, subject=of(user), factor=authenticator.type)


@receiver(authenticator_reset)
def renewed(user: Account, authenticator: Any, **_: Any) -> None:
    """Recovery codes."""
    note("factor_renewed", by=user, subject=of(user), factor=authenticator.type)


@receiver(authentication_failed)
def wrong_code(user: Account, **_: Any) -> None:
    """A wrong code."""
    failed(user.username, "code")
