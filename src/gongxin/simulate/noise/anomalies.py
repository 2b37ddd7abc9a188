"""Sign-in anomalies with a reason: addresses no map knows, firms that moved, remote audits, second sites."""

from __future__ import annotations

import numpy as np

from gongxin.simulate.calibration import number
from gongxin.simulate.columns import NO_PLACE, ranges
from gongxin.simulate.explanations import MOVED, REMOTE, SECOND_SITE, UNLOCATABLE, explain
from gongxin.simulate.nation import Nation
from gongxin.simulate.places import near
from gongxin.simulate.sign_ins import CLOSING, LEAVE

EXPLAINED_SHARE = 0.85  # of audits at addresses that cannot be located
FAR_KM = (8.0, 28.0)


def explain_anomalies(nation: Nation) -> None:
    """Explain what the places of the visits already show."""
    chance = nation.frame.chance("anomalies")
    plans, visits = nation.plans, nation.visits
    held = np.flatnonzero((plans["end_at"] <= nation.frame.now) & ~plans["dropped"])
    visit = plans["visit"][held]
    moved, remote = visits["moved"][visit] & ~visits["remote"][visit], visits["remote"][visit]
    nowhere = (plans["site_lat"][held] == NO_PLACE) & ~moved & ~remote & (chance.random(len(held)) < EXPLAINED_SHARE)
    for mask, reason in ((moved, MOVED), (remote, REMOTE), (nowhere, UNLOCATABLE)):
        explain(nation, held[mask], reason, chance)
    # What began but has not ended is explained later; until then such a plan must not lie about its place.
    open_ = np.flatnonzero((plans["end_at"] > nation.frame.now) & visits["moved"][plans["visit"]])
    plans["dropped"][open_] = True


def second_sites(nation: Nation) -> None:
    """The closing meeting held at another site of the same firm, and explained."""
    chance = nation.frame.chance("second sites")
    plans, signs, visits = nation.plans, nation.sign_ins, nation.visits
    alone = np.bincount(plans["visit"], minlength=len(visits))[plans["visit"]] == 1
    plain = alone & ~plans["remote"] & ~visits["moved"][plans["visit"]] & (plans["end_at"] <= nation.frame.now)
    some = np.flatnonzero(
        plain & (visits["half_days"][plans["visit"]] >= 2) & (chance.random(len(plans)) < number("second_site_share"))
    )
    lat, lon = near(
        visits["lat"][plans["visit"][some]],
        visits["lon"][plans["visit"][some]],
        chance.uniform(*FAR_KM, len(some)),
        chance,
    )
    first, count = nation.sign_first[some], nation.sign_first[some + 1] - nation.sign_first[some]
    rows = ranges(first, count)
    which = np.repeat(np.arange(len(some)), count)
    at_end = np.isin(signs["moment"][rows], (CLOSING, LEAVE))
    rows, which = rows[at_end], which[at_end]
    signs["lat"][rows] = lat[which] + chance.integers(-500, 500, len(rows))
    signs["lon"][rows] = lon[which] + chance.integers(-500, 500, len(rows))
    explain(nation, some, SECOND_SITE, chance)
