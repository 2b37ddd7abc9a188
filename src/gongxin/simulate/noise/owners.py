"""Firms that share something for a good reason: one owner of two firms, one agent's phone for several clients."""

from __future__ import annotations

import numpy as np

from gongxin.simulate.columns import NONE, Array, Columns
from gongxin.simulate.frame import Frame

TWO_FIRMS_SHARE, SAME_PHONE_SHARE = 0.03, 0.5
AGENT_SHARE, AGENT_FIRMS = 0.006, 5


def share_honestly(frame: Frame, organisations: Columns, shells: Array) -> None:
    """Owners of two firms in one county, and agents whose phone several firms gave; `shells` are left alone."""
    chance = frame.chance("owners")
    free = np.ones(len(organisations), dtype=bool)
    free[shells] = False
    rows = np.flatnonzero(free)
    rows = rows[np.argsort(organisations["county"][rows], kind="stable")]
    pair = np.flatnonzero(chance.random(len(rows) - 1) < TWO_FIRMS_SHARE)
    pair = pair[np.concatenate([[True], np.diff(pair) > 1])] if len(pair) else pair
    organisations["legal_person"][rows[pair + 1]] = organisations["legal_person"][rows[pair]]
    same = pair[chance.random(len(pair)) < SAME_PHONE_SHARE]
    organisations["phone"][rows[same + 1]] = organisations["phone"][rows[same]]
    paired = np.zeros(len(organisations), dtype=bool)
    paired[rows[pair]] = paired[rows[pair + 1]] = True
    single = rows[~paired[rows]]
    agents = int(len(rows) * AGENT_SHARE) // AGENT_FIRMS
    served = chance.permutation(single)[: agents * AGENT_FIRMS].reshape(agents, AGENT_FIRMS)
    organisations["phone"][served] = organisations["phone"][served[:, :1]]
    assert (organisations["phone"] != NONE).all()
