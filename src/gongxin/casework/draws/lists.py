"""The two name lists as `gongxin.draw` takes them: objects with strata and weights, people under pseudonyms."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from gongxin.casework.accounts.division_range import digits_of
from gongxin.casework.draws.kinds import LEADS, is_capped
from gongxin.casework.draws.last_visits import last_visits
from gongxin.casework.draws.models import Draw
from gongxin.casework.draws.weights import STRATA, Weighing, quotas, sizes_of, stratum_of
from gongxin.casework.inspections.kinds import KINDS
from gongxin.casework.inspections.limits import at_the_cap
from gongxin.casework.name_lists.inspectors import Sendable, people_of
from gongxin.casework.name_lists.lists import list_rule
from gongxin.casework.name_lists.reading import Line, lines_of
from gongxin.casework.registry.models import Certificate
from gongxin.casework.registry.when import When
from gongxin.draw import Listed, Person
from gongxin.draw.name_list import listed


@dataclass(frozen=True)
class Objects:
    """The list of objects: `strata` with their quotas (None: from one pool), `rows` for the draw."""

    strata: tuple[tuple[str, int | None], ...]
    listed: Listed


def objects_of(draw: Draw, when: When) -> Objects:
    """Who is on the list of the draw's region, weighed by the parameters of its day.

    Whoever has been inspected as often this year as the cap allows is left out: a chance that cannot be used is none.
    """
    weighing, spent = Weighing.of(when.on), _spent(draw)
    rows = (
        _row(line, weighing)
        for line in lines_of(list_rule(draw.list_id), draw.division, when)
        if line.on and (line.firm or line.id) not in spent
    )
    held = listed(rows, STRATA)  # one row at a time: a nation has millions of certificates
    sizes = sizes_of(held.cells)
    quota = dict.fromkeys(sizes) if draw.quota is not None else quotas(sizes, when.on)
    return Objects(tuple(quota.items()), held)


def _spent(draw: Draw) -> set[str]:
    """Whom no further inspection may go to in the year in which it would be due."""
    kind = LEADS[draw.list_id].kind
    return at_the_cap(kind, draw.due_on) if kind and is_capped(draw.list_id, draw.on) else set()


def _row(line: Line, weighing: Weighing) -> tuple[str, str, str, str, str]:
    """(object, stratum, weight, firm, region). A firm is visited once, however many of its certificates are drawn."""
    return (line.id, stratum_of(line), str(weighing.weight(line)), line.firm, line.division)


@dataclass(frozen=True)
class Team:
    """The list of people: `people` under pseudonyms, `recusals` with whom they stay away from, `cards` behind them."""

    people: tuple[Person, ...]
    recusals: tuple[tuple[str, str], ...]
    cards: dict[str, str]


def people_on(draw: Draw, when: When, salt: str, objects: Listed) -> Team:
    """Who may be sent on the day of the list. Pseudonyms differ from draw to draw, so nobody is followed by them."""
    able = [one for one in people_of(draw.division, when) if one.why == "on" and _knows_how(one, draw)]
    names = {one.card.number: pseudonym(one.card.number, draw.number, salt) for one in able}
    people = tuple(_person(one, names[one.card.number]) for one in able)
    firms = _certified_by({firm for one in able for firm in one.stays_away_from}, draw, objects, when)
    recusals = (
        (names[one.card.number], firm)
        for one in able
        for away in one.stays_away_from
        for firm in (away, *sorted(firms.get(away, ())))
    )
    last = ((names[card], firm) for card, firm in last_visits(when.on) if card in names)
    return Team(people, (*recusals, *last), {name: card for card, name in names.items()})


def _certified_by(bodies: set[str], draw: Draw, objects: Listed, when: When) -> dict[str, set[str]]:
    """Body → the organisations on the list that it certified: whoever stays away from it stays away from these."""
    if not bodies or LEADS[draw.list_id].kind != "organisation":
        return {}
    visited = {firm or object_ for object_, firm, _ in (row.split(",") for cell in objects.cells for row in cell.rows)}
    rows = Certificate.objects.at(when).filter(body_id__in=bodies).values_list("body_id", "org_id").distinct()
    found: dict[str, set[str]] = {}
    for body, holder in rows:
        if holder in visited:
            found.setdefault(body, set()).add(holder)
    return found


def _knows_how(one: Sendable, draw: Draw) -> bool:
    """Whether the card lets its holder inspect what the draw leads to; a card without skills lets him inspect all."""
    kind = LEADS[draw.list_id].kind
    return not one.card.skills or not kind or KINDS[kind].about in one.card.skills


def _person(one: Sendable, name: str) -> Person:
    left = max(0, one.card.most_a_year - one.load)
    return Person(name, one.card.kind, (digits_of(one.card.division),), tuple(sorted(one.card.skills)), left)


def pseudonym(card: str, draw: str, salt: str) -> str:
    """A name that only whoever holds the salt can lead back to a card."""
    return "I" + hashlib.blake2b(f"{draw}\0{card}".encode(), key=bytes.fromhex(salt)[:32], digest_size=6).hexdigest()
