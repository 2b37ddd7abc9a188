"""The list of accounts, by user name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.managing import roles_to_give
from gongxin.casework.accounts.models import Account

LENGTH = 50


@dataclass(frozen=True)
class Page:
    """Accounts in order, and the name after which the next page begins."""

    accounts: list[Account]
    after: str


def managed(manager: Account) -> QuerySet[Account]:
    """The accounts that `manager` may change."""
    roles = [role.id for role in roles_to_give(manager)]
    return visible(manager, Account.objects.filter(role__in=roles).exclude(pk=manager.pk))


def page_of(manager: Account, given: Any) -> Page:
    """One page: found by a part of the name, by role, and enabled or disabled."""
    rows = managed(manager).order_by("username")
    if words := given.get("words", "").strip():
        rows = rows.filter(Q(username__icontains=words) | Q(name__icontains=words) | Q(body_id=words))
    if role := given.get("role", ""):
        rows = rows.filter(role=role)
    if given.get("state") in ("enabled", "disabled"):
        rows = rows.filter(is_active=given["state"] == "enabled")
    found = list(rows.filter(username__gt=given.get("after", ""))[: LENGTH + 1])
    return Page(found[:LENGTH], found[LENGTH - 1].username if len(found) > LENGTH else "")
