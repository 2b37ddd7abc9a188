"""The one-time link by which an account gets its password: nobody but its holder ever knows it."""

from __future__ import annotations

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from gongxin.casework.accounts.models import Account

DAYS = 3  # settings.PASSWORD_RESET_TIMEOUT


class _Links(PasswordResetTokenGenerator):
    """Holds until a password is set, the account is disabled, a newer link is made, or three days have passed."""

    key_salt = "gongxin.casework.accounts.links"

    def _make_hash_value(self, user: Account, timestamp: int) -> str:
        return f"{user.pk}{user.password}{user.is_active}{timestamp}"


_links = _Links()


def link_parts(account: Account) -> tuple[str, str]:
    """The two parts of the address: who, and the token."""
    return urlsafe_base64_encode(str(account.pk).encode()), _links.make_token(account)


def account_of_link(who: str, token: str) -> Account | None:
    """The account that this link is for; None where it does not hold (any more)."""
    try:
        account = Account.objects.filter(pk=int(urlsafe_base64_decode(who)), is_active=True).first()
    except ValueError:
        return None
    return account if account is not None and _links.check_token(account, token) else None
