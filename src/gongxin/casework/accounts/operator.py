"""What the operator of the system does at the command line, where nobody is signed in."""

from __future__ import annotations

from django.db import transaction

from gongxin.casework.accounts.actions.create import create_account
from gongxin.casework.accounts.actions.make_link import make_link
from gongxin.casework.accounts.actions.remove_factors import remove_factors
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import ROLES
from gongxin.errors import UserError


@transaction.atomic
def account_and_link(username: str, role: str, *, name: str = "", lost_factor: bool = False, **ties: str) -> str:
    """The path of a one-time link, for a new account, or for one that exists (then `role` is empty or its own)."""
    if role and role not in ROLES:
        raise UserError("There is no role %(role)s; the roles are %(roles)s.", role=role, roles=", ".join(ROLES))
    account = Account.objects.filter(username=username).first()
    if account is None:
        if not role:
            raise UserError("There is no account %(username)s; to make it, give a role.", username=username)
        account = create_account(by=None, username=username, role=role, name=name, **ties)
    elif role not in ("", account.role):
        raise UserError("The account %(username)s has the role %(role)s.", username=username, role=account.role)
    elif lost_factor:
        remove_factors(by=None, account=account)
    who, token = make_link(by=None, account=account)
    return f"/accounts/first-password/{who}/{token}/"
