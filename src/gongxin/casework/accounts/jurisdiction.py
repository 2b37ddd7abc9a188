"""Which rows an account sees. The only place that says so: every list, page, search, export and API goes through it.

visible(account, Certificate.objects.all())
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from gongxin.casework.accounts.division_range import lies_in
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import Reach

AnyModel = TypeVar("AnyModel", bound=Model)
NOTHING = Q(pk__in=[])
EVERYTHING = Q()


def visible(account: Account, rows: QuerySet[AnyModel]) -> QuerySet[AnyModel]:
    """The rows of `rows` that `account` may see. A model that does not say where its rows belong shows none."""
    reach = account.duty.reach
    if reach is Reach.TRAIL or not account.is_active:
        return rows.none()
    if reach is Reach.NATION:
        return rows
    places = getattr(rows.model, "BELONGS", {})
    conditions = CONDITIONS[reach](account, places)
    if conditions is None:
        return rows.none()
    if any("__" in column for columns in places.values() for column in columns):  # a join would double rows
        return rows.filter(pk__in=rows.model._default_manager.filter(conditions).values("pk"))
    return rows.filter(conditions)


def _either(columns: tuple[str, ...], condition: Callable[[str], Q]) -> Q | None:
    """Any of the columns fulfils the condition; None where the model has no such column."""
    found: Q | None = None
    for column in columns:
        found = condition(column) if found is None else found | condition(column)
    return found


def _in_division(account: Account, places: dict[str, tuple[str, ...]]) -> Q | None:
    return _either(places.get("division", ()), lambda column: lies_in(column, account.division))


def _equal(kind: str) -> Callable[[Account, dict[str, tuple[str, ...]]], Q | None]:
    def condition(account: Account, places: dict[str, tuple[str, ...]]) -> Q | None:
        value = getattr(account, kind)
        return _either(places.get(kind, ()), lambda column: Q(**{column: value}))

    return condition


def _accredited(account: Account, places: dict[str, tuple[str, ...]]) -> Q | None:
    """Rows of bodies that are or were accredited."""
    from gongxin.casework.registry.models import Body

    held = Body.objects.exclude(accreditation_no=None).values("body_id")
    return _either(places.get("body_id", ()), lambda column: Q(**{f"{column}__in": held}))


def _public(account: Account, places: dict[str, tuple[str, ...]]) -> Q | None:
    return EVERYTHING if places.get("public") else None


CONDITIONS: dict[Reach, Callable[[Account, dict[str, tuple[str, ...]]], Q | None]] = {
    Reach.DIVISION: _in_division,
    Reach.BODY: _equal("body_id"),
    Reach.PERSON: _equal("person_id"),
    Reach.ORGANISATION: _equal("org_id"),
    Reach.ACCREDITED: _accredited,
    Reach.PUBLIC: _public,
}
