"""Remove the second factor of someone who has lost it."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db import transaction

from gongxin.casework.accounts.managing import check_manages
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.sessions import end_sessions
from gongxin.casework.trail.write import note
from gongxin.errors import UserError


@transaction.atomic
def remove_factors(*, by: Account | None, account: Account) -> None:
    """All authenticators go, sessions end; whoever must have a second factor sets up a new one at the next sign-in.

    `by` None: the operator.
    """
    if by is not None:
        check_manages(by, account)
    removed, _ = Authenticator.objects.filter(user=account).delete()
    if not removed:
        raise UserError("The account %(username)s has no second factor.", username=account.username)
    end_sessions(account)
    note("account_factors_removed", by=by, subject=("account", account.username))
