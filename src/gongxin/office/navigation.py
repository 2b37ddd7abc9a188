"""The rooms of the office, in the order of the menu, each with the permission that opens it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import Permission


@dataclass(frozen=True)
class Room:
    """One entry of the menu. `address` is the name of a URL pattern."""

    address: str
    label: str
    permission: Permission | None = None


ROOMS = (
    Room("home", _("Today")),
    Room("warnings", _("Warnings"), Permission.WORK_WARNINGS),
    Room("live", _("Audits now"), Permission.READ_FINDINGS),
    Room("inspecting", _("Inspections"), Permission.READ_FINDINGS),
    Room("inspection_results", _("Results of inspections"), Permission.READ_REGISTERS),
    Room("draws", _("Draws"), Permission.READ_FINDINGS),
    Room("explanations", _("Requests to explain"), Permission.EXPLAIN),
    Room("sign_in_requests", _("Sign-ins to explain"), Permission.EXPLAIN),
    Room("field", _("Sign in at audits"), Permission.SIGN_IN),
    Room("my_data", _("My data"), Permission.SIGN_IN),
    Room("my_body", _("My body"), Permission.REPORT),
    Room("phones", _("Bound phones"), Permission.REPORT),
    Room("anomalies", _("Anomalies"), Permission.EXPLAIN),
    Room("runs", _("Runs"), Permission.RUN_SUPERVISION),
    Room("objections", _("Objections"), Permission.WORK_WARNINGS),
    Room("keys", _("API keys"), Permission.MANAGE_KEYS),
    Room("certificates", _("Registers"), Permission.READ_REGISTERS),
    Room("picture", _("National picture"), Permission.READ_FINDINGS),
    Room("staff", _("Accounts"), Permission.MANAGE_ACCOUNTS),
    Room("trail", _("Audit trail"), Permission.READ_TRAIL),
)


def rooms_of(account: Account) -> list[Room]:
    """The entries that an account sees."""
    return [room for room in ROOMS if room.permission is None or account.may(room.permission)]
