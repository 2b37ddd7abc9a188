"""What ties a body to others, with names where the reader may see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.models import Account
from gongxin.casework.profiles.models import BodyCounts
from gongxin.casework.profiles.reading.bodies import sees_other_bodies
from gongxin.casework.registry.models import Body, Organisation
from gongxin.casework.registry.when import When
from gongxin.i18n import Text

KINDS = {
    "address": Text("地址相同", "same address"),
    "phone": Text("电话相同", "same phone"),
    "legal_person": Text("法定代表人相同", "same legal representative"),
    "auditors": Text("审核员相同", "shared auditors"),
    "own_address": Text("客户与机构同一地址", "client at the body's own address"),
    "own_phone": Text("客户与机构同一电话", "client with the body's own phone"),
    "client_address": Text("多家客户同一地址", "clients at one address"),
    "client_phone": Text("多家客户同一电话", "clients with one phone"),
    "client_legal_person": Text("多家客户同一法定代表人", "clients with one legal representative"),
}


@dataclass(frozen=True)
class Named:
    """A body or organisation that the reader may open."""

    key: str
    name: str


@dataclass(frozen=True)
class Link:
    """One tie, of one kind or of several with the very same clients.

    `other` is None where it is none, or lies outside the reader's jurisdiction (`hidden`).
    """

    kinds: tuple[str, ...]
    number: int
    other: Named | None
    hidden: bool
    clients: tuple[Named, ...]
    ended_on: date | None
    earlier: bool

    @property
    def kind(self) -> str:
        """The first of the kinds."""
        return self.kinds[0]

    @property
    def words(self) -> Text:
        """The kinds of tie in words."""
        told = [KINDS[kind] for kind in self.kinds]
        return Text("；".join(words.zh for words in told), "; ".join(words.en for words in told))


def links_of(account: Account, counts: BodyCounts | None, when: When) -> list[Link]:
    """The ties; what a body shares with others is told to supervisors only."""
    rows = counts.part("links") if counts else []
    if not sees_other_bodies(account):
        rows = [row for row in rows if row["body_id"] is None]
    bodies = _names(account, Body, "body_id", {row["body_id"] for row in rows if row["body_id"]}, when)
    clients = _names(account, Organisation, "org_id", {key for row in rows for key in row["org_ids"]}, when)
    return [_link(kinds, row, bodies, clients) for kinds, row in _together(rows)]


def names_of_bodies(account: Account, keys: set[str], when: When) -> dict[str, Named]:
    """The bodies among `keys` that the account may open, by key."""
    return _names(account, Body, "body_id", keys, when)


def _names(account: Account, model: Any, key: str, keys: set[str], when: When) -> dict[str, Named]:
    rows = visible(account, model.objects.at(when)).filter(**{f"{key}__in": sorted(keys)}).values_list(key, "name")
    return {id_: Named(id_, name or id_) for id_, name in rows}


def _together(rows: list[dict[str, Any]]) -> list[tuple[tuple[str, ...], dict[str, Any]]]:
    """Groups of clients that share more than one thing are one tie: an address, a phone and a legal person at once."""
    found: dict[tuple[Any, ...], tuple[tuple[str, ...], dict[str, Any]]] = {}
    for at, row in enumerate(rows):
        key = (row["number"], *row["org_ids"]) if row["kind"].startswith("client_") else (at,)
        kinds, first = found.get(key, ((), row))
        found[key] = ((*kinds, row["kind"]), first)
    return sorted(found.values(), key=lambda pair: -len(pair[0]))


def _link(kinds: tuple[str, ...], row: dict[str, Any], bodies: dict[str, Named], clients: dict[str, Named]) -> Link:
    other = bodies.get(row["body_id"])
    return Link(
        kinds=kinds,
        number=row["number"],
        other=other,
        hidden=row["body_id"] is not None and other is None,
        clients=tuple(clients[key] for key in row["org_ids"] if key in clients),
        ended_on=date.fromisoformat(row["ended_on"]) if row["ended_on"] else None,
        earlier=row["earlier"],
    )
