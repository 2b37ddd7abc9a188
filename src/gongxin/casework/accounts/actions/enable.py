"""Give back the right to sign in."""

from __future__ import annotations

from django.db import transaction

from gongxin.casework.accounts.managing import check_manages
from gongxin.casework.accounts.models import Account
from gongxin.casework.trail.write import note
from gongxin.errors import UserError


@transaction.atomic
def enable_account(*, by: Account, account: Account) -> None:
    """The account may sign in again, with the password it had."""
    held = Account.objects.select_for_update().get(pk=account.pk)
    check_manages(by, held)
    if held.is_active:
        raise UserError("The account %(username)s is enabled already.", username=held.username)
    held.is_active = True
    held.save(update_fields=["is_active"])
    note("account_enabled", by=by, subject=("account", held.username))
