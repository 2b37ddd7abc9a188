"""The pass of an auditor's phone: it says whose phone it is while there is no network, and lets it send later.

It is signed, not stored. A pass opens the gate and shows its owner his own audits, nothing else; it ends with its time
or with the account.
"""

from __future__ import annotations

from django.core import signing

from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import Permission
from gongxin.casework.presence.judging import Sender
from gongxin.casework.presence.step import check_may
from gongxin.casework.reporting.keys import count_use, key_of

SALT = "gongxin.presence.pass"
LONGEST_S = 14 * 86_400  # a fortnight on a site without a network


def make_pass(account: Account) -> str:
    """A pass for the phone of `account`."""
    check_may("bind_device", account)
    return signing.dumps(account.pk, salt=SALT, compress=False)


def sender_of(token: str) -> Sender | None:
    """Whoever holds this pass of a phone or key of a body; None where it opens nothing (any more)."""
    return _of_key(token) if token.startswith("gx_") else _of_pass(token)


def account_of(token: str) -> Account | None:
    """Whose phone holds this pass; None where it is none, has run out, or the account signs in no more."""
    try:
        pk = signing.loads(token, salt=SALT, max_age=LONGEST_S)
    except signing.BadSignature:
        return None
    account = Account.objects.filter(pk=pk).first()
    return account if account is not None and account.may(Permission.SIGN_IN) else None


def _of_pass(token: str) -> Sender | None:
    account = account_of(token)
    return None if account is None else Sender(account.username, person_id=account.person_id)


def _of_key(token: str) -> Sender | None:
    key = key_of(token)
    if key is None or "report" not in key.scopes or not count_use(key):
        return None
    return Sender(f"API key {key.prefix}", body_id=key.body_id)
