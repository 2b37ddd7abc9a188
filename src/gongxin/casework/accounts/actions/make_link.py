"""Make a one-time link, for a new account or for one whose holder has lost the password."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from gongxin.casework.accounts.links import link_parts
from gongxin.casework.accounts.managing import check_manages
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.sessions import end_sessions
from gongxin.casework.trail.write import note
from gongxin.errors import UserError


@transaction.atomic
def make_link(*, by: Any, account: Account) -> tuple[str, str]:
    """The two parts of the link. The old password and earlier links end, sessions too. `by` None: the operator."""
    held = Account.objects.select_for_update().get(pk=account.pk)
    if by is not None:
        check_manages(by, held)
    if not held.is_active:
        raise UserError("The account %(username)s is disabled; enable it first.", username=held.username)
    held.set_unusable_password()
    held.save(update_fields=["password"])
    end_sessions(held)
    note("account_link_made", by=by, subject=("account", held.username))
    return link_parts(held)
