"""Give someone an account."""

from __future__ import annotations

import re
from typing import Any

from django.db import transaction

from gongxin.casework.accounts.managing import check_ties, roles_to_give
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import Reach
from gongxin.casework.registry.models import Registration
from gongxin.casework.trail.write import note
from gongxin.errors import UserError

NAMES = re.compile(r"[a-z0-9][a-z0-9._-]{2,59}")  # one spelling per name: no upper case, no look-alikes


@transaction.atomic
def create_account(*, by: Any, username: str, role: str, name: str = "", email: str = "", **ties: str) -> Account:
    """A new account without a password: its holder sets one by the one-time link. `by` None: the operator."""
    if by is not None:
        check_may_give(by, role)
        if by.duty.reach is Reach.BODY:
            ties["body_id"] = by.body_id
    if not NAMES.fullmatch(username):
        raise UserError("A user name has 3 to 60 of a-z, 0-9, dot, dash and underscore.")
    if Account.objects.filter(username__iexact=username).exists():
        raise UserError("The user name %(username)s is taken.", username=username)
    account = Account(username=username, role=role, name=name, email=email, **check_ties(role, ties))
    check_own_auditor(by, account)
    account.set_unusable_password()
    account.save()
    note("account_created", by=by, subject=("account", username), role=role)
    return account


def check_may_give(by: Account, role: str) -> None:
    """Raise the sentence where `by` may not give this role."""
    if role not in {each.id for each in roles_to_give(by)}:
        raise UserError("You cannot give the role %(role)s.", role=role)


def check_own_auditor(by: Account | None, account: Account) -> None:
    """An administrator of a body gives accounts to auditors registered with it, to nobody else's."""
    if by is None or by.duty.reach is not Reach.BODY or not account.person_id:
        return
    registered = Registration.objects.known().filter(body_id=by.body_id, person_id=account.person_id)
    if not registered.exists():
        raise UserError("%(person_id)s is not registered with your body.", person_id=account.person_id)
