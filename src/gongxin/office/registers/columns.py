"""The columns of a list: those of the contract, and the names that stand for the codes of others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import Permission, Reach
from gongxin.casework.registry.models import Body, Organisation, Person
from gongxin.casework.registry.version import Version
from gongxin.casework.registry.when import When
from gongxin.records.model import Access, Column

OWN = (Reach.PERSON, Reach.ORGANISATION)  # who is the person, or runs the organisation, that the data are about


@dataclass(frozen=True)
class Reference:
    """Columns of these names hold the key of another register; `page` shows it."""

    model: type[Version]
    key: str
    page: str


REFERENCES = {
    "body_id": Reference(Body, "body_id", "body"),
    "transferred_from": Reference(Body, "body_id", "body"),
    "org_id": Reference(Organisation, "org_id", "organisation"),
    "person_id": Reference(Person, "person_id", "person"),
    "decided_by": Reference(Person, "person_id", "person"),
}
PAGES = {  # columns that lead to a page without another name to look up
    "cert_no": "certificate", "main_cert_no": "certificate", "plan_id": "plan", "rule_no": "rule",
    "registration_no": "registration", "finding_id": "finding",
}  # fmt: skip


def sees_personal(account: Account) -> bool:
    """Whether the account may see columns declared personal: by permission, or because all it sees is its own."""
    return account.may(Permission.READ_PERSONAL) or account.duty.reach in OWN


def visible_columns(account: Account, columns: Iterable[Column]) -> tuple[Column, ...]:
    """The columns the account may see: public ones for everybody, personal ones for few."""
    public_only = account.duty.reach is Reach.PUBLIC
    personal = sees_personal(account)
    return tuple(
        column
        for column in columns
        if column.access is Access.PUBLIC
        or (column.access is Access.PERSONAL and personal and not public_only)
        or (column.access is Access.OFFICIAL and not public_only)
    )


def names_of(columns: Iterable[Column], rows: Iterable[Any], when: When) -> dict[tuple[str, str], str]:
    """(column, key) → name, for the references among `columns`; one question for each register named."""
    names: dict[tuple[str, str], str] = {}
    by_register: dict[type[Version], set[str]] = {}
    held = list(rows)
    referring = [column.name for column in columns if column.name in REFERENCES]
    for name in referring:
        by_register.setdefault(REFERENCES[name].model, set()).update(filter(None, (getattr(r, name) for r in held)))
    for model, keys in by_register.items():
        key = next(reference.key for reference in REFERENCES.values() if reference.model is model)
        found = dict(model.objects.at(when).filter(**{f"{key}__in": keys}).values_list(key, "name")) if keys else {}
        for name in referring:
            if REFERENCES[name].model is model:
                names |= {(name, value): label for value, label in found.items() if label}
    return names
