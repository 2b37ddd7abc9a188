"""Change what an account says about its holder: name, mail address, role and what it is tied to."""

from __future__ import annotations

from django.db import transaction

from gongxin.casework.accounts.actions.create import check_may_give, check_own_auditor
from gongxin.casework.accounts.managing import TIES, check_manages, check_ties
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import Reach
from gongxin.casework.trail.write import note
from gongxin.errors import UserError

PLAIN = ("name", "email")


@transaction.atomic
def change_account(*, by: Account, account: Account, role: str, name: str, email: str, **ties: str) -> Account:
    """Write the new values; the trail names the columns that changed, and the role and ties themselves."""
    held = Account.objects.select_for_update().get(pk=account.pk)
    check_manages(by, held)
    check_may_give(by, role)
    if by.duty.reach is Reach.BODY:
        ties["body_id"] = by.body_id
    values = {"name": name, "email": email, "role": role, **check_ties(role, ties)}
    changed = {column: value for column, value in values.items() if getattr(held, column) != value}
    if not changed:
        raise UserError("Nothing has changed.")
    for column, value in changed.items():
        setattr(held, column, value)
    check_own_auditor(by, held)
    held.save(update_fields=list(changed))
    note("account_changed", by=by, subject=("account", held.username), changes=_told(changed))
    return held


def _told(changed: dict[str, str]) -> str:
    """Names and mail addresses are personal: told as changed, not to what."""
    shown = [f"{column} = {value or '–'}" for column, value in changed.items() if column in (*TIES, "role")]
    return ", ".join([*shown, *(column for column in changed if column in PLAIN)])
