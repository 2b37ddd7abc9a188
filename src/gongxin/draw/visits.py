"""Drawn objects into visits: one firm is visited once, however many of its objects were drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gongxin.draw.plan import Stratum, skills_of


@dataclass(frozen=True)
class Seat:
    """A place in a team. `skills`: one of them is needed; none means anyone with this role."""

    visit: int
    role: str
    skills: tuple[str, ...] = ()


@dataclass(frozen=True)
class Visit:
    """One visit: whom, for which objects, where. `firm` is empty where the object itself is visited."""

    key: str
    objects: tuple[str, ...]
    regions: tuple[str, ...]
    strata: tuple[Stratum, ...]

    def seats(self, number: int) -> list[Seat]:
        """The team: the first inspector has a skill asked for, then more inspectors, then experts."""
        skills = skills_of(self.strata)
        team = max(one.team for one in self.strata)
        experts = max(one.experts for one in self.strata)
        inspectors = [Seat(number, "inspector", skills if place == 0 else ()) for place in range(team)]
        return inspectors + [Seat(number, "expert", skills)] * experts


def visits_of(drawn: Iterable[tuple[str, str]], strata: Sequence[Stratum]) -> list[Visit]:
    """Visits in byte order of their keys, from (row of the list, stratum) of the drawn objects."""
    named = {one.name: one for one in strata}
    gathered: dict[str, list[tuple[str, str, str]]] = {}
    for row, stratum in drawn:
        object_, firm, region = row.split(",")
        gathered.setdefault(firm or object_, []).append((object_, region, stratum))
    return [_visit(key, sorted(held), named) for key, held in sorted(gathered.items())]


def _visit(key: str, held: Sequence[tuple[str, str, str]], named: dict[str, Stratum]) -> Visit:
    objects = tuple(object_ for object_, _, _ in held)
    regions = tuple(sorted({region for _, region, _ in held}))
    strata = tuple(one for name, one in named.items() if any(name == stratum for _, _, stratum in held))
    return Visit(key, objects, regions, strata)
