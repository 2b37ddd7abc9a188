"""A complete assignment of people to seats that can be bent: is this person on that seat compatible with all the rest?

A maximum flow from seats through (visit, person), at most once, to people, at most the visits left to them. It is kept
as the seats' holders; a seat that lost its holder is filled along a shortest augmenting path (Ford and Fulkerson 1956;
Edmonds and Karp 1972). A seat may take somebody who is free, or whom another seat can spare, or who sits in the same
team on another seat.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

NOBODY = -1


class Staffing:
    """`who[seat]` holds a seat; `able[seat]` may hold it; `most[person]` is how many seats a person can hold.

    Seats before `fixed` keep their holders. `complete` tells whether every seat has one.
    """

    def __init__(self, visits: Sequence[int], able: Sequence[Sequence[int]], most: Sequence[int]) -> None:
        self.visits, self.able, self.most = visits, able, most
        self.who = [NOBODY] * len(visits)
        self.of_person: list[set[int]] = [set() for _ in most]
        self.team: dict[tuple[int, int], int] = {}  # (visit, person): the seat
        self.fixed = 0
        kinds = {id(one): one for one in able}  # seats that the same people may hold share one list
        self.kind = [id(one) for one in able]
        self.kinds_of: list[list[int]] = [[] for _ in most]
        for kind, one in kinds.items():
            for person in one:
                self.kinds_of[person].append(kind)
        self.spare = {kind: {person for person in one if most[person] > 0} for kind, one in kinds.items()}
        order = sorted(range(len(visits)), key=lambda seat: len(able[seat]))  # the hardest first; any order would do
        self.complete = all(self._fill([seat], ()) for seat in order)

    def possible(self, seat: int, person: int) -> bool:
        """Whether `person` on `seat` leaves all seats filled; if so, the assignment kept has it."""
        before = self.who[seat]
        if before == person:
            return True
        beside = self.team.get((self.visits[seat], person))
        if beside is not None and beside < self.fixed:
            return False
        self._leave(seat)
        if beside is not None:
            self._leave(beside)
            empty = [beside]
        elif len(self.of_person[person]) < self.most[person]:
            empty = None
        else:
            empty = sorted(one for one in self.of_person[person] if one >= self.fixed)
        return self._settle(seat, person, before, beside, empty)

    def _settle(self, seat: int, person: int, before: int, beside: int | None, empty: list[int] | None) -> bool:
        """Seat the person and find a holder for one of the seats `empty` (None: none is needed); else put all back."""
        held_before, self.fixed = self.fixed, max(self.fixed, seat + 1)
        self._sit(seat, person)
        found = empty is None or self._fill(empty, (seat,))
        self.fixed = held_before
        if not found:
            self._leave(seat)
            self._sit(seat, before)
            if beside is not None:
                self._sit(beside, person)
        return found

    def _fill(self, empty: Sequence[int], untouched: Iterable[int]) -> bool:
        """Fill one of the seats `empty` by moving holders along a shortest path; its holder, if any, leaves it."""
        came: dict[int, tuple[int, int]] = {}  # seat: (the seat that takes its holder, that person)
        seen_people = {self.who[seat] for seat in empty} - {NOBODY}
        seen_seats, queue = {*empty, *untouched}, deque(empty)
        if any(self._taken_by_somebody_free(seat, came) for seat in empty):
            return True
        while queue:
            seat = queue.popleft()
            for other, person in self._that_could_move(seat, seen_people):
                if other not in seen_seats:
                    seen_seats.add(other)
                    came[other] = (seat, person)
                    if self._taken_by_somebody_free(other, came):
                        return True
                    queue.append(other)
        return False

    def _that_could_move(self, seat: int, seen_people: set[int]) -> Iterator[tuple[int, int]]:
        """(seat that must give its holder up, that person) for those who may take `seat` but are not free."""
        for person in self.able[seat]:
            beside = self.team.get((self.visits[seat], person))
            if person in seen_people or person == self.who[seat]:
                continue
            if beside is None:
                seen_people.add(person)
            for other in tuple(self.of_person[person]) if beside is None else (beside,):
                if other >= self.fixed:
                    yield other, person

    def _taken_by_somebody_free(self, seat: int, came: dict[int, tuple[int, int]]) -> bool:
        for person in self.spare[self.kind[seat]]:
            if (self.visits[seat], person) not in self.team:
                self._move(seat, person, came)
                return True
        return False

    def _move(self, seat: int, person: int, came: dict[int, tuple[int, int]]) -> None:
        """Walk the path back: the last seat takes a free person, each before it the holder of the one after."""
        steps = [(seat, person)]
        while steps[-1][0] in came:
            steps.append(came[steps[-1][0]])
        for step, _ in steps:
            if self.who[step] != NOBODY:
                self._leave(step)
        for step, taken in steps:
            self._sit(step, taken)

    def _sit(self, seat: int, person: int) -> None:
        self.who[seat] = person
        self.of_person[person].add(seat)
        if len(self.of_person[person]) == self.most[person]:
            for kind in self.kinds_of[person]:
                self.spare[kind].discard(person)
        self.team[self.visits[seat], person] = seat

    def _leave(self, seat: int) -> None:
        person = self.who[seat]
        self.who[seat] = NOBODY
        self.of_person[person].discard(seat)
        if len(self.of_person[person]) == self.most[person] - 1:
            for kind in self.kinds_of[person]:
                self.spare[kind].add(person)
        del self.team[self.visits[seat], person]
