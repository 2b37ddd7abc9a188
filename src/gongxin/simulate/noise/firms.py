"""Firms whose trouble came at an honest time: over before their certificate, or after it."""

from __future__ import annotations

import numpy as np

from gongxin.simulate.clients import CANCELLED
from gongxin.simulate.nation import Nation

SHARE = 0.01


def trouble_at_other_times(nation: Nation) -> None:
    """Abnormal operation settled before the certificate or begun after it; firms closed after their certificates."""
    chance = nation.frame.chance("firms")
    clients, firms = nation.clients, nation.organisations
    first = np.full(len(firms), np.iinfo(np.int32).max, dtype=np.int64)
    last = np.zeros(len(firms), dtype=np.int64)
    np.minimum.at(first, clients["org"], clients["first_issued_on"])
    np.maximum.at(last, nation.certificates["org"], nation.certificates["issued_on"])
    open_certificates = np.zeros(len(firms), dtype=bool)
    open_certificates[clients["org"][clients["status"] != CANCELLED]] = True
    held = np.flatnonzero(last > 0)
    dice = chance.random(len(held))
    before, after = held[dice < SHARE], held[(dice > 1 - SHARE) & (last[held] < nation.frame.today - 40)]
    firms["abnormal_from"][before] = first[before] - 1000
    firms["abnormal_to"][before] = first[before] - 620
    firms["registered_on"][before] = np.minimum(firms["registered_on"][before], first[before] - 1300)
    firms["abnormal_from"][after] = last[after] + 30
    closed = np.flatnonzero((last > 0) & ~open_certificates)
    day = np.zeros(len(firms), dtype=np.int64)
    np.maximum.at(day, clients["org"], clients["status_on"])
    closed = closed[day[closed] < nation.frame.today - 20][: int(len(firms) * 0.002)]
    firms["status"][closed] = 1
    firms["ended_on"][closed] = day[closed] + 10
