"""Open sessions of an account."""

from __future__ import annotations

from allauth.usersessions.models import UserSession

from gongxin.casework.accounts.models import Account


def end_sessions(account: Account) -> None:
    """End every session of the account."""
    for session in UserSession.objects.filter(user=account):
        session.end()
