"""One draw as its page shows it: who was drawn, who goes there, what stands in the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from gongxin.casework.draws.models import Draw, DrawVisit
from gongxin.casework.name_lists.models import InspectorCard
from gongxin.casework.public_log.models import Outgoing
from gongxin.casework.registry.when import now
from gongxin.ledger.entries import read_entry
from gongxin.ledger.kinds import KINDS


@dataclass(frozen=True)
class VisitTold:
    """A visit with the names behind the pseudonyms."""

    visit: DrawVisit
    names: list[str]
    chance: float


def names_of(draw: Draw) -> dict[str, str]:
    """Pseudonym → name of the card that stands behind it."""
    cards = dict(draw.people.values_list("pseudonym", "card"))
    named = dict(InspectorCard.objects.at(now()).filter(number__in=cards.values()).values_list("number", "name"))
    return {pseudonym: named.get(card, card) for pseudonym, card in cards.items()}


def visits_told(draw: Draw, names: dict[str, str]) -> list[VisitTold]:
    """The visits in their order."""
    return [
        VisitTold(visit, [names.get(person, person) for person in visit.team], float(Fraction(visit.chance)))
        for visit in draw.visits.select_related("inspection")
    ]


def in_the_ledger(draw: Draw) -> list[dict[str, object]]:
    """The entries about a draw in words, when, and their numbers (None: still to be written)."""
    rows = Outgoing.objects.filter(subject=f"draw {draw.number}")
    read = ((row.index, read_entry(bytes(row.entry))) for row in rows)
    return [
        {"index": index, "title": KINDS[entry["kind"]].title, "at": datetime.fromisoformat(entry["at"])}
        for index, entry in read
    ]
