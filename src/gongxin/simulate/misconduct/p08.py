"""P08, mass self-revocation: after an inspection is announced, a body withdraws a large part of its certificates."""

from __future__ import annotations

from gongxin.simulate.clients import CANCELLED, REVOKED
from gongxin.simulate.columns import DAY_SECONDS
from gongxin.simulate.misconduct.pick import Stage

LEAST, SHARE = 20, 0.7  # clients
INSPECTED = (60, 150)  # days before the extract
WITHIN = 12  # days from the first to the last withdrawal


def plant(stage: Stage, body: int) -> None:
    """Withdraw at least a third of what is left of the body's first group within days."""
    n = stage.nation
    free = int((stage.core & (n.clients["body"] == body) & ~n.used).sum())
    fits = stage.core & (n.clients["issued_on"] < n.frame.today - INSPECTED[1] - 30)
    chosen = stage.clients(body, fits, max(LEAST, int(free * SHARE)))
    if not len(chosen):
        return
    inspected = n.frame.today - int(stage.chance.integers(*INSPECTED))
    n.inspected.append((body, inspected))
    for client in chosen:
        day = inspected + 4 + int(stage.chance.integers(0, WITHIN))
        rows = stage.certs(int(client))
        n.certificates["status"][rows] = REVOKED if client % 3 else CANCELLED
        n.certificates["reason"][rows] = 112 if client % 3 else 199
        n.certificates["status_on"][rows] = day
        plans = stage.all_plans(int(client))
        n.plans["dropped"][plans[n.plans["start_at"][plans] > day * DAY_SECONDS]] = True
    n.truth.add("P08", "after_inspection", inspected + 4, body=body)
