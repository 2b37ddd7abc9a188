"""Plans that were reported, cancelled in time and made again for another day."""

from __future__ import annotations

import numpy as np

from gongxin.simulate.calibration import number
from gongxin.simulate.columns import DAY_SECONDS, ranges
from gongxin.simulate.nation import Nation
from gongxin.simulate.plans import HOUR


def cancel_plans(nation: Nation) -> None:
    """Add an earlier plan, cancelled before it began, to a few of the plans that were held."""
    chance = nation.frame.chance("cancellations")
    plans = nation.plans
    early = plans["start_at"] >= (nation.frame.window + 30) * DAY_SECONDS
    some = np.flatnonzero(early & ~plans["dropped"] & (chance.random(len(plans)) < number("cancelled_plan_share")))
    back = chance.integers(8, 22, len(some)) * DAY_SECONDS
    start = plans["start_at"][some] - back
    added = plans.copy_rows(
        some,
        start_at=start,
        end_at=plans["end_at"][some] - back,
        reported_at=plans["reported_at"][some] - back,
        changed_at=start - chance.integers(3 * HOUR, 30 * HOUR, len(some)),
        cancelled=True,
    )
    size = nation.team_first[some + 1] - nation.team_first[some]
    nation.teams.copy_rows(ranges(nation.team_first[some], size), plan=np.repeat(added, size))
