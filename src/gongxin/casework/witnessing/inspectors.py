"""Who may be sent to an audit: inspectors and regulators of a region that holds the site."""

from __future__ import annotations

from gongxin.casework.accounts.division_range import holds, lies_in
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import ROLES, SUPERVISES, Permission

SENT = tuple(
    role.id for role in ROLES.values() if role.reach in SUPERVISES and Permission.READ_PERSONAL in role.permissions
)
MOST = 200


def inspectors_for(division: str, by: Account) -> list[Account]:
    """The accounts that `by` may send to a site in `division`: those of the own region whose region holds the site."""
    rows = Account.objects.filter(is_active=True, role__in=SENT).order_by("username")
    if by.division:
        rows = rows.filter(lies_in("division", by.division))
    return [one for one in rows[:MOST] if not one.division or holds(one.division, division)]
