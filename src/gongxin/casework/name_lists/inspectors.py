"""Inspectors and experts of a region on a day: who may be sent, who not and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from gongxin.casework.accounts.division_range import holds, lies_in
from gongxin.casework.accounts.models import Account
from gongxin.casework.name_lists.models import InspectorCard
from gongxin.casework.name_lists.recusal import employers_of
from gongxin.casework.registry.when import When
from gongxin.i18n import Text

LOAD: list[Callable[[int], Counter[str]]] = []  # a room below says how many inspections each has in a year
WHY = {
    "on": Text("执法证有效，账号在用，可以派出", "holds a valid credential and an active account; may be sent"),
    "expert": Text("技术专家，只能协助检查", "an expert: may only assist"),
    "no_credential": Text("执法证已过有效期", "the credential has run out"),
    "no_account": Text("没有在用的账号", "has no active account"),
    "away": Text("暂不派出：%(away)s", "not to be sent: %(away)s"),
    "full": Text("本年检查数已达上限", "has as many inspections this year as allowed"),
}
OFF = ("no_credential", "no_account", "away", "full")


@dataclass(frozen=True)
class Sendable:
    """One person on a day. `why` is a key of WHY; experts are on and only assist."""

    card: InspectorCard
    why: str
    load: int
    stays_away_from: frozenset[str]

    @property
    def told(self) -> Text:
        """Why, in words."""
        code = "expert" if self.why == "on" and self.card.kind == "expert" else self.why
        values = {"away": self.card.away}
        return Text(WHY[code].zh % values, WHY[code].en % values)


def people_of(division: str, when: When) -> list[Sendable]:
    """Everybody with a card in the region, by number. Without a region: the nation."""
    cards = InspectorCard.objects.at(when).order_by("number")
    if division:
        cards = cards.filter(lies_in("division", division))
    active = set(Account.objects.filter(is_active=True).values_list("username", flat=True))
    load = sum((count(when.on.year) for count in LOAD), Counter())
    return [_sendable(card, when.on, active, load[card.number]) for card in cards]


def may_work_at(card: InspectorCard, division: str) -> bool:
    """Whether his region holds the place; a card without a region holds every place."""
    return not card.division or (bool(division) and holds(card.division, division))


def _sendable(card: InspectorCard, day: date, active: set[str], load: int) -> Sendable:
    return Sendable(card, _why(card, day, active, load), load, frozenset(employers_of(card, day)))


def _why(card: InspectorCard, day: date, active: set[str], load: int) -> str:
    if card.away:
        return "away"
    if card.kind == "inspector" and not card.holds_credential(day):
        return "no_credential"
    if card.username not in active:
        return "no_account"
    return "full" if load >= card.most_a_year else "on"
