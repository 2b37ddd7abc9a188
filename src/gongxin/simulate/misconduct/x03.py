"""X03, flight from a suspension: a certificate suspended elsewhere is taken over by transfer."""

from __future__ import annotations

import numpy as np

from gongxin.simulate.clients import REVOKED, SUSPENDED
from gongxin.simulate.misconduct.pick import Stage
from gongxin.simulate.noise.earlier_certificates import move

REVOKED_AFTER = 40  # days after the transfer, the old body revokes
SUSPENDED_BEFORE = 70
TERM = 175


def plant(stage: Stage, body: int) -> None:
    """The old certificate was suspended on the day of transfer; it is revoked later, or still suspended."""
    n = stage.nation
    for client in stage.clients(body, stage.initial, stage.wanted(body)):
        rows = stage.certs(int(client))
        old = move(n, rows, stage.chance, status=REVOKED, reason=112)
        if not len(old):
            return
        day = n.certificates["issued_on"][rows]
        recent = day > n.frame.today - 90
        n.certificates["suspended_from"][old] = day - SUSPENDED_BEFORE
        n.certificates["suspended_to"][old] = day - SUSPENDED_BEFORE + TERM
        n.certificates["status"][old] = np.where(recent, SUSPENDED, REVOKED)
        n.certificates["status_on"][old] = np.where(recent, day - SUSPENDED_BEFORE, day + REVOKED_AFTER)
        n.truth.add("X03", "suspended_at_transfer", day, body=body, org=n.clients["org"][client], cert=rows)
