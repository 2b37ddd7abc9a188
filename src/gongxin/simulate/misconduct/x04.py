"""X04, clients that may not be certified: closed, licence revoked, on the dishonesty list, abnormal at issue."""

from __future__ import annotations

import numpy as np

from gongxin.simulate.columns import NO_DAY
from gongxin.simulate.misconduct.pick import Stage, each_variant

VARIANTS = ("closed", "licence_revoked", "dishonest", "abnormal")
STATES = {"closed": 1, "licence_revoked": 2}
BEFORE = (40, 200)  # days before the certificate


def plant(stage: Stage, body: int) -> None:
    """Spoil the register entries of firms that hold this one certificate."""
    n = stage.nation
    many = np.bincount(n.clients["org"], minlength=len(n.organisations))
    fits = (
        stage.in_window & (many[n.clients["org"]] == 1) & (n.organisations["abnormal_from"][n.clients["org"]] == NO_DAY)
    )
    for variant, client in each_variant(VARIANTS, stage.clients(body, fits, stage.wanted(body))):
        org, issued = n.clients["org"][client], int(n.clients["issued_on"][client])
        day = issued - int(stage.chance.integers(*BEFORE))
        if variant in STATES:
            n.organisations["status"][org] = STATES[variant]
            n.organisations["ended_on"][org] = day
        else:
            n.organisations[f"{variant}_from"][org] = day
            n.organisations[f"{variant}_to"][org] = NO_DAY if client % 2 else min(issued + 150, n.frame.today)
        n.truth.add("X04", variant, issued, body=body, org=org, cert=stage.certs(client))
