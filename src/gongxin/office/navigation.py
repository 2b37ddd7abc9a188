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
    Room("certificates", _("Registers"), Permission.READ_REGISTERS),
)


def rooms_of(account: Account) -> list[Room]:
    """The entries that an account sees."""
    return [room for room in ROOMS if room.permission is None or account.may(room.permission)]
