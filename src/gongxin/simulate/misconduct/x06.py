"""X06, told afterwards: a plan reported when the audit had begun, or changed when it was over."""

from __future__ import annotations

from gongxin.simulate.columns import DAY_SECONDS, NO_TIME
from gongxin.simulate.misconduct.pick import Stage, each_variant
from gongxin.simulate.plans import HOUR

VARIANTS = ("reported_after_start", "changed_after_end")


def plant(stage: Stage, body: int) -> None:
    """Reports and changes of plans moved behind the audit, without a word of explanation."""
    n = stage.nation
    for variant, plan in each_variant(VARIANTS, stage.plans(body, stage.wanted(body))):
        late = int(stage.chance.integers(3 * HOUR, 3 * DAY_SECONDS))
        if variant == "reported_after_start":
            n.plans["reported_at"][plan] = n.plans["start_at"][plan] + late
            n.plans["changed_at"][plan] = NO_TIME
        else:
            n.plans["changed_at"][plan] = n.plans["end_at"][plan] + late
        n.truth.add("X06", variant, stage.day(plan), body=body, org=n.plans["org"][plan], plan=plan)
