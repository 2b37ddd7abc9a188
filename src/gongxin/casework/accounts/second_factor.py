"""Who must have a second factor, and who has one."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from gongxin.casework.accounts.government import FACTOR_BY_PROVIDER
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import ROLES

MUST = frozenset(role.id for role in ROLES.values() if role.needs_second_factor)
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def lacks_second_factor(account: Account, session: Any) -> bool:
    """Whether the account must set one up before it enters anything else.

    A government provider that says it has asked for a second factor itself is taken at its word for that session.
    """
    if settings.SECOND_FACTOR == "optional" or account.role not in MUST:
        return False
    return session.get(FACTOR_BY_PROVIDER) != account.pk and not is_mfa_enabled(account, FACTORS)


class FactorAdapter(DefaultMFAAdapter):
    """Secrets of second factors lie encrypted in the database, under a key derived from the key of the settings."""

    def encrypt(self, text: str) -> str:
        """Encrypt under today's key."""
        return _keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Decrypt under today's key or an earlier one (SECRET_KEY_FALLBACKS)."""
        return _keys().decrypt(encrypted_text.encode()).decode()


def _keys() -> MultiFernet:
    return MultiFernet([Fernet(_derived(key)) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _derived(secret: str) -> bytes:
    derived = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"gongxin second factors")
    return urlsafe_b64encode(derived.derive(secret.encode()))
