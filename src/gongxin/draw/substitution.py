"""Another inspector for one who cannot go: by lot, among those who may, and only with a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gongxin.draw.assignment import may_take
from gongxin.draw.canonical import labelled
from gongxin.draw.chacha8rand import Stream
from gongxin.draw.chances import Pool
from gongxin.draw.people import Person
from gongxin.draw.plan import Plan
from gongxin.draw.visits import Visit, visits_of
from gongxin.errors import InputRefused


def teams_now(outcome: Mapping[str, Any], before: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """The team of each visit after the substitutions so far."""
    teams = {one["visit"]: list(one["team"]) for one in outcome["visits"]}
    for one in before:
        team = teams[one["visit"]]
        team[team.index(one["out"])] = one["in"]
    return teams


def substitute_for(
    plan: Plan, pools: Sequence[Pool], people: Sequence[Person], recusals: Iterable[tuple[str, str]],
    outcome: Mapping[str, Any], before: Sequence[Mapping[str, Any]], visit: str, person: str,
) -> str:  # fmt: skip
    """Who takes the seat of `person`; the stream is that of the draw and the number of this substitution."""
    teams = teams_now(outcome, before)
    if person not in teams.get(visit, ()):
        raise InputRefused("%(person)s is not in the team of %(visit)s.", person=person, visit=visit)
    able = _able(plan, pools, people, recusals, outcome, visit, teams[visit].index(person))
    load = Counter(one for team in teams.values() for one in team)
    gone = {one["out"] for one in before if one["visit"] == visit} | {person, *teams[visit]}
    candidates = [one.person for one in able if one.person not in gone and load[one.person] < one.most]
    if not candidates:
        raise InputRefused("Nobody else on the list may go to %(visit)s.", visit=visit)
    seed = bytes.fromhex(outcome["seed"])
    stream = Stream(labelled("substitute", seed, str(len(before) + 1).encode()))
    return candidates[stream.below(len(candidates))]


def _able(
    plan: Plan, pools: Sequence[Pool], people: Sequence[Person], recusals: Iterable[tuple[str, str]],
    outcome: Mapping[str, Any], visit: str, seat: int,
) -> list[Person]:  # fmt: skip
    (found,) = [one for one in _visits(plan, pools, outcome) if one.key == visit]
    (able,) = may_take([found], [found.seats(0)[seat]], people, recusals)
    return [people[one] for one in able]


def _visits(plan: Plan, pools: Sequence[Pool], outcome: Mapping[str, Any]) -> list[Visit]:
    drawn = {one["object"] for one in outcome["objects"]}
    rows = (
        (row, cell.stratum)
        for pool in pools for cell in pool.cells for row in cell.rows
        if row.partition(",")[0] in drawn
    )  # fmt: skip
    return visits_of(rows, plan.strata)
