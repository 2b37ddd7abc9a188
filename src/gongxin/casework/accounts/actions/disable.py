"""Take away the right to sign in."""

from __future__ import annotations

from django.db import transaction

from gongxin.casework.accounts.managing import check_manages
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.sessions import end_sessions
from gongxin.casework.trail.write import note
from gongxin.errors import UserError


@transaction.atomic
def disable_account(*, by: Account, account: Account, reason: str) -> None:
    """From this moment on the account cannot sign in, and its open sessions end. Its entries in the trail stay."""
    held = Account.objects.select_for_update().get(pk=account.pk)
    check_manages(by, held)
    if not reason.strip():
        raise UserError("Say why the account is disabled.")
    if not held.is_active:
        raise UserError("The account %(username)s is disabled already.", username=held.username)
    held.is_active = False
    held.save(update_fields=["is_active"])
    end_sessions(held)
    note("account_disabled", by=by, subject=("account", held.username), reason=reason.strip()[:200])
