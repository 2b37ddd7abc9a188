"""Who manages whom: which roles an administrator gives, and which accounts he may touch."""

from __future__ import annotations

from gongxin.casework.accounts.models import NEEDS, Account
from gongxin.casework.accounts.roles import ROLES, Permission, Reach, Role
from gongxin.casework.registry.models import REGISTERS
from gongxin.codes.divisions import division
from gongxin.errors import UserError

BY_OPERATOR = frozenset({"national_regulator", "internal_oversight"})
"""Given at the command line only: nobody makes his own equal, and nobody appoints those who oversee him."""
GIVES: dict[str, frozenset[str]] = {
    "national_regulator": frozenset(ROLES) - BY_OPERATOR,
    "body_administrator": frozenset({"body_staff", "body_administrator", "auditor"}),
}
OF_BODY = frozenset({"body_staff", "body_administrator", "auditor"})
LEVELS = {"provincial_regulator": "0000", "city_regulator": "00"}  # what the code of the region ends with
TIES = ("division", "body_id", "org_id", "person_id")


def roles_to_give(manager: Account) -> list[Role]:
    """The roles that `manager` may give, in the order of the table of roles."""
    if not manager.may(Permission.MANAGE_ACCOUNTS):
        return []
    return [role for role in ROLES.values() if role.id in GIVES.get(manager.role, frozenset())]


def may_manage(manager: Account, account: Account) -> bool:
    """Whether `manager` may change this account: of a role below, of the own body, and never the own."""
    if manager.pk == account.pk or account.role not in {role.id for role in roles_to_give(manager)}:
        return False
    return manager.duty.reach is Reach.NATION or account.body_id == manager.body_id


def check_manages(manager: Account, account: Account) -> None:
    """Raise the sentence where `manager` may not."""
    if not may_manage(manager, account):
        raise UserError("You do not manage the account %(username)s.", username=account.username)


def ties_of(role_id: str) -> tuple[str, ...]:
    """The columns that an account of this role must fill."""
    column = NEEDS.get(ROLES[role_id].reach)
    return (column,) if column else ()


def check_ties(role_id: str, ties: dict[str, str]) -> dict[str, str]:
    """The ties that belong to the role, all others empty; raises the sentence where one is missing or wrong."""
    needed = ties_of(role_id)
    for column in needed:
        if not ties.get(column):
            raise UserError("An account with the role %(role)s needs %(column)s.", role=role_id, column=column)
    kept = set(needed) | ({"body_id"} if role_id in OF_BODY else set())
    held = {column: ties.get(column, "").strip() if column in kept else "" for column in TIES}
    if not held["division"].endswith(LEVELS.get(role_id, "")):
        raise UserError("%(value)s is not a division of the level of this role.", value=held["division"])
    _check_exist(held)
    return held


def _check_exist(ties: dict[str, str]) -> None:
    if ties["division"]:
        division(ties["division"])
    for column, table in (("body_id", "bodies"), ("org_id", "organisations"), ("person_id", "people")):
        value = ties[column]
        if value and not REGISTERS[table].objects.known().filter(**{column: value}).exists():
            raise UserError("No register knows %(column)s %(value)s.", column=column, value=value)
