"""P12, names for hire: registered as full-time auditors, and never seen at an audit, or only at another body's."""

from __future__ import annotations

from gongxin.simulate.misconduct.p03 import CORE
from gongxin.simulate.misconduct.p11 import take_over
from gongxin.simulate.misconduct.pick import Stage

NAMES, ELSEWHERE = 6, 2


def plant(stage: Stage, body: int, other: int) -> None:
    """Half a dozen names without work, and two people who work for the other body only."""
    n = stage.nation
    start = n.frame.window
    for _ in range(max(NAMES, stage.wanted(body))):
        person, _rows = stage.new_person(body, CORE)
        n.truth.add("P12", "never_active", start, body=body, person=person)
    plans = stage.plans(other, 2 * ELSEWHERE, team=1)
    for pair in (plans[at : at + 2] for at in range(0, len(plans) - 1, 2)):
        if not stage.apart(*(int(plan) for plan in pair)):
            continue
        person, rows = stage.new_person(body, CORE)
        for plan in pair:
            take_over(stage, int(plan), person, int(rows[0]))
            for pattern in ("P10", "P11"):
                day = stage.day(int(plan))
                n.truth.add(pattern, "active_elsewhere", day, True, body=other, plan=plan, person=person)
        n.truth.add("P12", "active_elsewhere", start, body=body, person=person)
