"""Sign-in with a government account (OpenID Connect): a known provider vouches for an account that exists."""

from __future__ import annotations

from typing import Any, NoReturn

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.shortcuts import render

from gongxin.casework.accounts.adapter import failed
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import ROLES, Reach
from gongxin.casework.trail.write import note

OFFICIAL = frozenset(
    role.id for role in ROLES.values() if role.reach in {Reach.NATION, Reach.DIVISION, Reach.TRAIL}
) | {"other_department"}  # a provider of the government says nothing about the people of bodies and organisations
STRONG = frozenset({"mfa", "otp", "hwk", "swk", "sc", "fpt", "face"})  # values of `amr` (RFC 8176) of a second factor
FACTOR_BY_PROVIDER = "gongxin_factor_by_provider"


class GovernmentAdapter(DefaultSocialAccountAdapter):
    """A person whom the provider vouches for is let in under the account of the same user name."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never: an account carries a role, and a provider knows none of ours."""
        return False

    def on_authentication_error(self, request: HttpRequest, provider: Any, **details: Any) -> None:
        """A sign-in that the provider did not finish, or whose token does not hold, is written into the trail."""
        failed("", "government")

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Find the existing account named by `preferred_username`, and tie the identity to it."""
        if sociallogin.state.get("process") == "connect":
            _refuse(request, "")  # nobody ties an identity of his choice to an account
        claims = sociallogin.account.extra_data
        if not sociallogin.is_existing:
            account = account_of(claims)
            if account is None:
                _refuse(request, _named(claims))
            sociallogin.connect(request, account)
            note("government_account_tied", subject=("account", account.username))
        request.session[FACTOR_BY_PROVIDER] = sociallogin.user.pk if _strong(claims) else None


def account_of(claims: dict[str, Any]) -> Account | None:
    """The account that the provider's claims name: active, and of an official."""
    name = _named(claims)
    return Account.objects.filter(username=name, is_active=True, role__in=OFFICIAL).first() if name else None


def _named(claims: dict[str, Any]) -> str:
    parts = (claims.get("userinfo") or {}, claims.get("id_token") or {}, claims)
    return next((str(part["preferred_username"]) for part in parts if part.get("preferred_username")), "")


def _strong(claims: dict[str, Any]) -> bool:
    said = (claims.get("id_token") or {}).get("amr", [])
    return isinstance(said, list) and bool(STRONG.intersection(map(str, said)))


def _refuse(request: HttpRequest, name: str) -> NoReturn:
    failed(name, "government")
    get_account_adapter().logout(request)
    raise ImmediateHttpResponse(render(request, "account/signup_closed.html", status=403))
