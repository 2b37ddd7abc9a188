"""Inspectors by lot: uniform among those with whom the rest can still be staffed.

Visits in their order, in each the seats in their order. The candidates for a seat are those who may take it, are not
yet in the team and have visits left, in order of pseudonym. One is drawn, each with the same chance; if the later seats
could not all be filled then, the candidate is struck out and one of the others is drawn. So an assignment is found
whenever there is one, and the law does not hang on the method that looks for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from gongxin.draw.chacha8rand import Stream
from gongxin.draw.people import Person
from gongxin.draw.staffing import Staffing
from gongxin.draw.visits import Seat, Visit
from gongxin.errors import UserError


class NoTeam(UserError):
    """No assignment fills all seats."""


def teams(
    visits: Sequence[Visit], people: Sequence[Person], recusals: Iterable[tuple[str, str]], stream: Stream
) -> list[list[str]]:
    """The pseudonyms of each visit's team, in the order of its seats."""
    seats = [seat for number, visit in enumerate(visits) for seat in visit.seats(number)]
    able = may_take(visits, seats, people, recusals)
    staffing = Staffing([seat.visit for seat in seats], able, [one.most for one in people])
    if not staffing.complete:
        raise _no_team(seats, able)
    left = [one.most for one in people]
    drawn: list[list[int]] = [[] for _ in visits]
    for number, seat in enumerate(seats):
        team = drawn[seat.visit]
        candidates = [one for one in able[number] if left[one] and one not in team]
        staffing.fixed = number
        chosen = candidates.pop(stream.below(len(candidates)))
        while not staffing.possible(number, chosen):
            chosen = candidates.pop(stream.below(len(candidates)))
        left[chosen] -= 1
        team.append(chosen)
    return [[people[one].person for one in team] for team in drawn]


def may_take(
    visits: Sequence[Visit], seats: Sequence[Seat], people: Sequence[Person], recusals: Iterable[tuple[str, str]]
) -> list[Sequence[int]]:
    """For each seat the places of the people with its role, a skill, the regions, and no recusal."""
    refused: dict[str, set[str]] = {}
    for person, firm in recusals:
        refused.setdefault(firm, set()).add(person)
    alike: dict[tuple[Seat, tuple[str, ...]], list[int]] = {}
    return [_able(visits[seat.visit], seat, people, refused, alike) for seat in seats]


def _able(
    visit: Visit, seat: Seat, people: Sequence[Person], refused: Mapping[str, Collection[str]],
    alike: dict[tuple[Seat, tuple[str, ...]], list[int]],
) -> Sequence[int]:  # fmt: skip
    asked = (Seat(0, seat.role, seat.skills), visit.regions)
    if asked not in alike:
        alike[asked] = [place for place, one in enumerate(people) if _fits(one, seat, visit.regions)]
    barred = {person for firm in (visit.key, *visit.objects) for person in refused.get(firm, ())}
    return [place for place in alike[asked] if people[place].person not in barred] if barred else alike[asked]


def _fits(person: Person, seat: Seat, regions: Sequence[str]) -> bool:
    return (
        person.role == seat.role
        and person.most > 0
        and (not seat.skills or any(skill in seat.skills for skill in person.skills))
        and all(person.may_enter(region) for region in regions)
    )


def _no_team(seats: Sequence[Seat], able: Sequence[Sequence[int]]) -> NoTeam:
    visits, people = len({seat.visit for seat in seats}), len({one for held in able for one in held})
    return NoTeam(
        "The %(people)d people who may go cannot fill the %(seats)d places of the %(visits)d visits; "
        "add people to the list, or let each make more visits.",
        people=people, seats=len(seats), visits=visits,
    )  # fmt: skip
