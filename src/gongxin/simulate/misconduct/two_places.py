"""One person at two audits at once: the second is held while the first goes on."""

from __future__ import annotations

import numpy as np

from gongxin.simulate.columns import DAY_SECONDS, NONE
from gongxin.simulate.misconduct.pick import Stage
from gongxin.simulate.places import distance_km
from gongxin.simulate.plans import HOUR

SAME_TOWN_KM = 4.6  # under the tolerance of a sign-in: in two places, but nowhere far away
BEGIN, END = 10 * HOUR + 1800, 15 * HOUR


def second_audit(stage: Stage, plan: int, least_km: float, most_km: float) -> bool:
    """Let the leader of `plan` sign another audit of his body between its opening and its closing.

    Two audits at once are P03; where the second site is too far for a sign-in, the first audit was also left (P01).
    """
    n = stage.nation
    other = _neighbour(stage, plan, least_km, most_km)
    if other == NONE:
        return False
    leader = int(n.teams["person"][stage.team(plan)[0]])
    midnight = n.plans["start_at"][plan] // DAY_SECONDS * DAY_SECONDS
    added = stage.add_plan(other, leader, int(midnight + BEGIN), int(midnight + END))
    body, day = n.plans["body"][plan], stage.day(plan)
    for one in (plan, added):
        n.truth.add("P03", "overlap", day, body=body, org=n.plans["org"][one], plan=one, person=leader)
    if least_km > SAME_TOWN_KM:
        n.truth.add("P01", "signed_and_left_audit", day, body=body, org=n.plans["org"][plan], plan=plan, person=leader)
    return True


def _neighbour(stage: Stage, plan: int, least_km: float, most_km: float) -> int:
    """An unused client of the same body at a distance between the two; −1 where there is none."""
    n = stage.nation
    body = n.plans["body"][plan]
    free = np.flatnonzero(stage.core & (n.clients["body"] == body) & ~n.used)
    free = free[n.organisations["located"][n.clients["org"][free]] & (np.diff(n.visit_first)[free] > 0)]
    org, home = n.clients["org"][free], n.plans["org"][plan]
    km = distance_km(
        n.organisations["lat"][org], n.organisations["lon"][org], n.organisations["lat"][home], n.organisations["lon"][home]
    )
    fits = free[(km >= least_km) & (km <= most_km)]
    if not len(fits):
        return NONE
    chosen = int(fits[stage.chance.integers(0, len(fits))])
    n.used[chosen] = True
    return chosen
