"""P11, practising for two bodies at once."""

from __future__ import annotations

import numpy as np

from gongxin.simulate.columns import Array
from gongxin.simulate.misconduct.p03 import CORE
from gongxin.simulate.misconduct.pick import Stage

FOR_ANOTHER = 2


def plant(stage: Stage, body: int, other: int) -> None:
    """People registered with both bodies who audit for both, and people registered with one who do."""
    wanted = max(2, stage.wanted(body) // 2)
    for mine, theirs in zip(stage.plans(body, wanted, team=1), stage.plans(other, wanted, team=1), strict=False):
        if stage.apart(int(mine), int(theirs)):
            _two_registrations(stage, body, other, int(mine), int(theirs))
    start = stage.nation.plans["start_at"]
    theirs_too = stage.plans(other, 2 * FOR_ANOTHER, team=1)
    theirs_too = theirs_too[np.argsort(start[theirs_too], kind="stable")]
    own = stage.plans(body, 3 * FOR_ANOTHER, team=1)
    for pair in (theirs_too[at : at + 2] for at in range(0, len(theirs_too) - 1, 2)):
        if len(own):
            nearest = int(np.abs(start[own] - start[pair[0]]).argmin())
            if stage.apart(int(own[nearest]), *(int(plan) for plan in pair)):
                _for_another(stage, body, int(own[nearest]), pair)
            own = np.delete(own, nearest)


def _two_registrations(stage: Stage, body: int, other: int, mine: int, theirs: int) -> None:
    n = stage.nation
    person, first = stage.new_person(body, CORE)
    _, second = stage.new_person(other, CORE)
    n.registrations["person"][second] = person
    take_over(stage, mine, person, int(first[0]))
    take_over(stage, theirs, person, int(second[0]))
    _note(stage, "two_registrations", person, (mine, theirs))


def _for_another(stage: Stage, body: int, mine: int, theirs: Array) -> None:
    """Registered with `body` alone, and at work for both."""
    person, rows = stage.new_person(body, CORE)
    take_over(stage, mine, person, int(rows[0]))
    for plan in theirs:
        take_over(stage, int(plan), person, int(rows[0]))
    _note(stage, "practice_for_another", person, tuple(int(plan) for plan in theirs))


def take_over(stage: Stage, plan: int, person: int, first: int) -> None:
    """Replace the only auditor of a plan, under the registration for its field."""
    n = stage.nation
    row = int(stage.team(plan)[0])
    place = int(n.teams["registration"][row] - n.persons["first_registration"][n.teams["person"][row]])
    stage.substitute(plan, row, person, first + min(max(place, 0), len(CORE) - 1))


def _note(stage: Stage, variant: str, person: int, plans: tuple[int, ...]) -> None:
    n = stage.nation
    for plan in plans:
        n.truth.add("P11", variant, stage.day(plan), body=n.plans["body"][plan], plan=plan, person=person)
        n.truth.add("P10", variant, stage.day(plan), True, body=n.plans["body"][plan], plan=plan, person=person)
