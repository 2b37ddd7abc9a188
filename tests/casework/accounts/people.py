"""One account per role, as a table."""

from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import ROLES

PASSWORD = "correct horse battery"
TIES = {
    "provincial_regulator": {"division": "440000"},
    "city_regulator": {"division": "440300"},
    "county_regulator": {"division": "440305"},
    "inspector": {"division": "440300"},
    "expert": {"division": "440300"},
    "body_staff": {"body_id": "CNCA-R-2002-001"},
    "body_administrator": {"body_id": "CNCA-R-2002-001"},
    "auditor": {"person_id": "P-1", "body_id": "CNCA-R-2002-001"},
    "certified_organisation": {"org_id": "O-1"},
}


def someone(role, username="", password="", **ties):
    """An account of this role; with a password only where asked, for hashing one takes time."""
    account = Account(username=username or f"the.{role}", role=role, **(ties or TIES.get(role, {})))
    account.set_password(password) if password else account.set_unusable_password()
    account.save()
    return account


def everyone():
    """One account per role, by role."""
    return {role: someone(role) for role in ROLES}
