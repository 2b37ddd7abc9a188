"""P03, one person in two places: overlapping audits, journeys nobody can make, within a body and across two."""

from __future__ import annotations

import numpy as np

from gongxin.simulate.calibration import domains
from gongxin.simulate.columns import DAY_SECONDS, Array
from gongxin.simulate.misconduct.pick import Stage
from gongxin.simulate.misconduct.two_places import overlap
from gongxin.simulate.places import distance_km
from gongxin.simulate.plans import HOUR

FAR_KM = 700.0
PEOPLE = 3  # of the reserve; the others are left to X05 and X07
CORE = tuple(domains().index(name) for name in ("A0101", "A0201", "A0301"))


def plant(stage: Stage, body: int, other: int) -> None:
    """Overlaps in one town, impossible journeys, and journeys between audits of two bodies."""
    wanted = stage.wanted(body)
    for plan in stage.plans(body, wanted, half_days=2, morning=True):
        overlap(stage, int(plan))
    reserve = stage.reserve(body)[:PEOPLE]
    for number in range(max(3, wanted // 2)):
        _travel(stage, body, int(reserve[number % len(reserve)]), number)
    for number in range(2):
        _travel_between_bodies(stage, body, other, number)


def _travel(stage: Stage, body: int, person: int, number: int) -> None:
    """A morning here, the afternoon of the same day far away."""
    pair = _far_apart(stage, body, body)
    if pair is not None:
        day = stage.working_day(40 + 11 * number)
        _two_audits(stage, pair, person, day, "impossible_travel", (None, None))


def _travel_between_bodies(stage: Stage, body: int, other: int, number: int) -> None:
    """The same for a person registered with two bodies at once, which is P11 as well."""
    pair = _far_apart(stage, body, other)
    if pair is None:
        return
    n = stage.nation
    person, first = stage.new_person(body, CORE)
    _, second = stage.new_person(other, CORE)
    n.registrations["person"][second] = person
    plans = _two_audits(
        stage, pair, person, stage.working_day(90 + 17 * number), "across_bodies", (int(first[0]), int(second[0]))
    )
    n.persons["kept"][-1] = True
    for plan in plans:
        n.truth.add(
            "P11", "audits_for_both", stage.day(plan), True, body=n.plans["body"][plan], plan=plan, person=person
        )


def _far_apart(stage: Stage, body: int, other: int) -> tuple[int, int] | None:
    """Two unused clients with visits, far from each other."""
    n = stage.nation
    visited = stage.core & (np.diff(n.visit_first) > 0) & n.organisations["located"][n.clients["org"]]
    free = np.flatnonzero(visited & ~n.used & (n.clients["body"] == body))
    away = np.flatnonzero(visited & ~n.used & (n.clients["body"] == other))
    for first in stage.chance.permutation(free)[:20]:
        km = _km(stage, int(first), away)
        fits = away[km > FAR_KM]
        if len(fits):
            second = int(fits[stage.chance.integers(0, len(fits))])
            n.used[[first, second]] = True
            return int(first), second
    return None


def _km(stage: Stage, client: int, others: Array) -> Array:
    n = stage.nation
    one, many = n.clients["org"][client], n.clients["org"][others]
    places = n.organisations
    return distance_km(places["lat"][many], places["lon"][many], places["lat"][one], places["lon"][one])


def _two_audits(
    stage: Stage, pair: tuple[int, int], person: int, day: int, variant: str, cited: tuple[int | None, int | None]
) -> tuple[int, int]:
    n = stage.nation
    midnight = day * DAY_SECONDS
    first = stage.add_plan(pair[0], person, midnight + 9 * HOUR, midnight + 12 * HOUR, cited[0])
    second = stage.add_plan(pair[1], person, midnight + 13 * HOUR + 1800, midnight + 17 * HOUR, cited[1])
    for plan in (first, second):
        n.truth.add("P03", variant, day, body=n.plans["body"][plan], org=n.plans["org"][plan], plan=plan, person=person)
    return first, second
