"""P12, names for hire: registered as full-time auditors, and never seen at an audit, or only at another body's."""

from __future__ import annotations

from gongxin.simulate.misconduct.p03 import CORE
from gongxin.simulate.misconduct.p11 import take_over
from gongxin.simulate.misconduct.pick import Stage

NAMES, ELSEWHERE = 6, 2


def plant(stage: Stage, body: int, other: int) -> None:
    """Half a dozen names without work, and two people who work for the other body only (which is P11 as well)."""
    n = stage.nation
    start = n.frame.window
    for _ in range(max(NAMES, stage.wanted(body))):
        person, _rows = stage.new_person(body, CORE)
        n.truth.add("P12", "never_active", start, body=body, person=person)
    for plan in stage.plans(other, ELSEWHERE, team=1):
        person, _own = stage.new_person(body, CORE)
        _, rows = stage.new_person(other, CORE)
        n.registrations["person"][rows] = person
        take_over(stage, int(plan), person, int(rows[0]))
        n.truth.add("P12", "active_elsewhere", start, body=body, person=person)
        n.truth.add("P11", "two_registrations", stage.day(int(plan)), body=other, plan=plan, person=person)
