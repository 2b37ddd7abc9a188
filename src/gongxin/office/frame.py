"""What the frame around every page shows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from gongxin.casework.accounts.roles import Permission
from gongxin.office.navigation import rooms_of
from gongxin.office.registers.listings import LISTINGS

OF_TODAY = {"findings", "notices"}  # lists of what stands now
FOLLOWS_THE_DATE = LISTINGS.keys() - OF_TODAY | {
    "body", "certificate", "organisation", "person", "registration", "plan", "rule", "body_profile", "person_profile",
    "picture", "name_list", "inspectors",
}  # fmt: skip


def frame(request: HttpRequest) -> dict[str, Any]:
    """The dates of the page, and the rooms its reader may enter."""
    account = getattr(request, "user", None)
    signed_in = account is not None and account.is_authenticated
    return {
        "when": getattr(request, "when", None),
        "when_mistake": getattr(request, "when_mistake", ""),
        "rooms": rooms_of(account) if signed_in else [],
        "searches": signed_in and account.may(Permission.READ_REGISTERS),
        "follows_the_date": bool(request.resolver_match) and request.resolver_match.view_name in FOLLOWS_THE_DATE,
        "here": request.resolver_match.view_name if request.resolver_match else "",
    }
