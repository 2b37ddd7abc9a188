"""Set the password by the one-time link."""

from __future__ import annotations

from django.db import transaction

from gongxin.casework.accounts.links import account_of_link
from gongxin.casework.accounts.models import Account
from gongxin.casework.trail.write import note
from gongxin.errors import UserError

GONE = "This link does not hold any more; ask your administrator for a new one."


@transaction.atomic
def set_first_password(*, who: str, token: str, password: str) -> Account:
    """The password must have passed the validators. The link holds once, also when it is used twice at once."""
    found = account_of_link(who, token)
    if found is None:
        raise UserError(GONE)
    Account.objects.select_for_update().get(pk=found.pk)
    account = account_of_link(who, token)
    if account is None:
        raise UserError(GONE)
    account.set_password(password)
    account.save(update_fields=["password"])
    note("password_first_set", subject=("account", account.username))
    return account
