"""X08, recertified too late: the certificate had expired before the audit, and is renewed as if it had not."""

from __future__ import annotations

import numpy as np

from gongxin.simulate.clients import EXPIRED
from gongxin.simulate.columns import DAY_SECONDS, NO_DAY, NONE
from gongxin.simulate.misconduct.pick import Stage

GAP = (20, 110)  # days between expiry and the recertification audit
CYCLE = 1095


def plant(stage: Stage, body: int) -> None:
    """Add the certificate of the cycle before, which ended well before the recertification audit."""
    n = stage.nation
    for client in stage.clients(body, stage.in_window & stage.alone & (n.clients["cycles"] > 0), stage.wanted(body)):
        plan = stage.main_grant(int(client))
        if plan == NONE:
            continue
        rows = stage.certs(int(client))
        expired = stage.day(plan) - int(stage.chance.integers(*GAP))
        begun = expired - CYCLE
        table = n.certificates
        first = np.minimum(table["first_issued_on"][rows], begun)
        table.copy_rows(
            rows, client=NONE, suspended_from=NO_DAY, suspended_to=NO_DAY, restored=False, issued_on=begun,
            decided_on=begun - 2, stage2_end_on=begun - 12, expires_on=expired, cycles=table["cycles"][rows] - 1,
            first_issued_on=first, reported_at=begun * DAY_SECONDS + 36_000, status=EXPIRED, reason=NONE,
            onsite=np.maximum(table["onsite"][rows], np.ceil(table["base"][rows] * 2) / 2), status_on=expired + 1,
        )  # fmt: skip
        n.certificates["first_issued_on"][rows] = first
        n.truth.add(
            "X08", "recertified_after_expiry", n.certificates["issued_on"][rows], body=body,
            org=n.clients["org"][client], cert=rows, plan=plan,
        )  # fmt: skip
