"""X02, shells: clusters of firms behind one door, one phone, one name, all certified by one body."""

from __future__ import annotations

import numpy as np

from gongxin.simulate.misconduct.pick import Stage


def plant(stage: Stage, body: int) -> None:
    """Label the clusters that were founded before the audits were scheduled (cast.prepare)."""
    n = stage.nation
    rows = np.flatnonzero((n.clients["body"] == body) & (n.clients["shell"] >= 0))
    for cluster in np.unique(n.clients["shell"][rows]):
        firms = n.clients["org"][rows[n.clients["shell"][rows] == cluster]]
        n.truth.add("X02", f"cluster_{cluster % 3}", n.frame.today, body=body, org=firms)
