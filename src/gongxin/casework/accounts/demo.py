"""Accounts to try the platform with: one per role, with new passwords each time they are asked for."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import transaction

from gongxin.casework.accounts.models import NEEDS, Account
from gongxin.casework.accounts.roles import ROLES, Reach
from gongxin.casework.trail.write import note
from gongxin.errors import UserError

LOCAL = {"localhost", "127.0.0.1", "[::1]", "testserver"}
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is mistaken for another


def demo_accounts(body_id: str, person_id: str, org_id: str, division: str) -> list[tuple[str, str, str]]:
    """User name, password and role of one account per role. `division` is any of a province, a city or a county.

    Refused where the platform is served to others than this machine: these accounts skip every rule.
    """
    if settings.HTTPS or not set(settings.ALLOWED_HOSTS) <= LOCAL:
        raise UserError("Demo accounts are for this machine only; unset GONGXIN_HOSTS and GONGXIN_HTTPS.")
    ties = {"body_id": body_id, "person_id": person_id, "org_id": org_id}
    with transaction.atomic():
        return [_account(role_id, {**ties, "division": _at_level(role_id, division)}) for role_id in ROLES]


def _account(role_id: str, ties: dict[str, str]) -> tuple[str, str, str]:
    role, username = ROLES[role_id], f"demo.{role_id}"
    password = "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
    columns = {NEEDS[role.reach]} if role.reach in NEEDS else set()
    if role.reach is Reach.PERSON:
        columns.add("body_id")
    values = {column: ties[column] for column in columns}
    account, new = Account.objects.update_or_create(
        username=username, defaults={**values, "role": role_id, "is_active": True}
    )
    account.set_password(password)
    account.save(update_fields=["password"])
    note("account_created" if new else "account_link_made", subject=("account", username), role=role_id)
    return username, password, role_id


def _at_level(role_id: str, division: str) -> str:
    """The region of a role: its province, its city, or the division itself."""
    digits = {"provincial_regulator": 2, "city_regulator": 4}.get(role_id, 6)
    return division[:digits].ljust(6, "0")
