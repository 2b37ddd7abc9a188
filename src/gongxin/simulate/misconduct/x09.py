"""X09, a certificate for a fraction: the people covered are far fewer than the organisation has."""

from __future__ import annotations

import numpy as np

from gongxin.simulate.misconduct.pick import Stage

TIMES = (4.5, 9.0)
MORE = 40


def plant(stage: Stage, body: int) -> None:
    """Firms many times larger than what their certificates cover."""
    n = stage.nation
    many = np.bincount(n.clients["org"], minlength=len(n.organisations))
    fits = stage.core & stage.alone & (many[n.clients["org"]] == 1)
    for client in stage.clients(body, fits, stage.wanted(body)):
        org = n.clients["org"][client]
        larger = n.clients["covered"][client] * stage.chance.uniform(*TIMES) + MORE
        n.organisations["employees"][org] = int(larger)
        rows = stage.certs(int(client))
        n.truth.add("X09", "far_under_size", n.certificates["issued_on"][rows], body=body, org=org, cert=rows)
