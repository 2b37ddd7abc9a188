"""X01, head counts that stop just short: people covered are stated at or under the steps of the audit-time table."""

from __future__ import annotations

import numpy as np

from gongxin.law.parameters import parameter
from gongxin.simulate.audit_days import base_of
from gongxin.simulate.columns import Array
from gongxin.simulate.misconduct.pick import Stage

REACH = 1.3  # head counts up to this far above a step are brought under it
SHARE = 0.85


def plant(stage: Stage, body: int) -> None:
    """Lower the people covered by a body's certificates to the step below, and the days with them."""
    n = stage.nation
    bands = parameter("audit_time.iaf_md5_qms").on(n.frame.as_of).value
    steps = np.array([row[0] for row in bands if 10 <= row[0] <= 875])
    rows = np.flatnonzero((n.clients["body"] == body) & n.clients["system"])
    covered = n.clients["covered"][rows]
    step = steps[(np.searchsorted(steps, covered) - 1).clip(0)]
    reach = (covered > step) & (covered <= step * REACH) & (stage.chance.random(len(rows)) < SHARE)
    chosen = rows[reach]
    lowered = step[reach] - stage.chance.integers(0, 2, len(chosen))
    _lower(stage, chosen, lowered)
    n.truth.add("X01", "just_under_steps", n.frame.today, body=body)


def _lower(stage: Stage, clients: Array, covered: Array) -> None:
    n = stage.nation
    n.clients["covered"][clients] = covered
    new = base_of(n.clients, n.frame.as_of)[clients]
    for client, days, heads in zip(clients, new, covered, strict=True):
        rows = stage.certs(int(client))
        n.certificates["covered"][rows] = heads
        base = n.certificates["base"][rows]
        table = days[n.certificates["field"][rows]]
        # Certificates whose days were already spoiled keep their own figures.
        plain = (base == n.base[client][n.certificates["field"][rows]]) & ~np.isnan(base)
        n.certificates["base"][rows[plain]] = table[plain]
        plans = stage.all_plans(int(client))
        n.plans["personnel"][plans] = heads
    n.base[clients] = new
