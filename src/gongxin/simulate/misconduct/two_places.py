"""One person at two audits at once: the second is held while the first goes on, or begins before it ends."""

from __future__ import annotations

import numpy as np

from gongxin.simulate.columns import DAY_SECONDS, NONE
from gongxin.simulate.misconduct.pick import Stage
from gongxin.simulate.places import distance_km
from gongxin.simulate.plans import HOUR

KM = (1.6, 60.0)  # farther than one site, near enough for the journeys
DURING = (11 * HOUR, 14 * HOUR + 1800)
ACROSS = (14 * HOUR + 1800, 18 * HOUR + 1800)


def left_for_another(stage: Stage, plan: int) -> None:
    """The leader of `plan` signs its opening and its closing, and in between a whole audit elsewhere: P01."""
    found = _second_audit(stage, plan, *DURING)
    if found:
        leader, added = found
        _note(stage, "P01", "signed_and_left_audit", plan, leader)
        for one in (plan, added):
            _note(stage, "P03", "inside_another", one, leader, secondary=True)
        _note(stage, "P01", "signed_and_left_audit", added, leader, secondary=True)


def overlap(stage: Stage, plan: int) -> None:
    """The leader of `plan` opens another audit before its end and closes it afterwards: P03."""
    found = _second_audit(stage, plan, *ACROSS)
    if found:
        for one in (plan, found[1]):
            _note(stage, "P03", "overlap", one, found[0])
            _note(stage, "P01", "overlap", one, found[0], secondary=True)


def _second_audit(stage: Stage, plan: int, begin: int, end: int) -> tuple[int, int] | None:
    """Another audit by the leader of `plan` on the same day; the leader and the added plan."""
    n = stage.nation
    other = _neighbour(stage, plan, *KM)
    if other == NONE:
        return None
    leader = int(n.teams["person"][stage.team(plan)[0]])
    midnight = int(n.plans["start_at"][plan]) // DAY_SECONDS * DAY_SECONDS
    return leader, stage.add_plan(other, leader, midnight + begin, midnight + end)


def _note(stage: Stage, pattern: str, variant: str, plan: int, person: int, secondary: bool = False) -> None:
    n = stage.nation
    n.truth.add(
        pattern, variant, stage.day(plan), secondary, body=n.plans["body"][plan], org=n.plans["org"][plan], plan=plan,
        person=person,
    )  # fmt: skip


def _neighbour(stage: Stage, plan: int, least_km: float, most_km: float) -> int:
    """An unused client of the same body at a distance between the two; −1 where there is none."""
    n = stage.nation
    body = n.plans["body"][plan]
    free = np.flatnonzero(stage.core & (n.clients["body"] == body) & ~n.used)
    free = free[n.organisations["located"][n.clients["org"][free]] & (np.diff(n.visit_first)[free] > 0)]
    org, home = n.clients["org"][free], n.plans["org"][plan]
    km = distance_km(
        n.organisations["lat"][org],
        n.organisations["lon"][org],
        n.organisations["lat"][home],
        n.organisations["lon"][home],
    )
    fits = free[(km >= least_km) & (km <= most_km)]
    if not len(fits):
        return NONE
    chosen = int(fits[stage.chance.integers(0, len(fits))])
    n.used[chosen] = True
    return chosen
