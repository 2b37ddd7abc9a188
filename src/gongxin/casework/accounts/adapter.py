"""How allauth is bound to the office: nobody signs up by himself, and government sign-on finds accounts that exist."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest

from gongxin.casework.accounts.models import Account


class OfficeAdapter(DefaultAccountAdapter):
    """Accounts are given by an administrator."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False


class GovernmentAdapter(DefaultSocialAccountAdapter):
    """A person whom the provider vouches for is let in under the account of the same user name."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never: an account carries a role, and a provider knows none of ours."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Tie the provider's identity to the existing account named by `preferred_username`."""
        if sociallogin.is_existing:
            return
        claims = sociallogin.account.extra_data
        claims = claims.get("userinfo", claims)
        account = Account.objects.filter(username=claims.get("preferred_username", ""), is_active=True).first()
        if account is not None:
            sociallogin.connect(request, account)
