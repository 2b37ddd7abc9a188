"""P01, the audit that was not held: nothing signed, half signed, signed elsewhere, signed and left, mock location."""

from __future__ import annotations

import numpy as np

from gongxin.simulate.columns import DAY_SECONDS, Array
from gongxin.simulate.misconduct.pick import Stage, each_variant
from gongxin.simulate.misconduct.two_places import left_for_another
from gongxin.simulate.places import near
from gongxin.simulate.plans import HOUR
from gongxin.simulate.sign_ins import CHALLENGE, CLOSING, LEAVE, OPENING

VARIANTS = ("no_sign_in", "opening_only", "signed_elsewhere", "mock_location")
AWAY_KM = (8.0, 40.0)
CHALLENGED_KM = (12.0, 35.0)


def plant(stage: Stage, body: int) -> None:
    """Spoil the sign-ins of some audits of one body."""
    wanted = stage.wanted(body)
    for variant, plan in each_variant(VARIANTS, stage.plans(body, wanted)):
        _spoil(stage, variant, plan)
        _note(stage, variant, plan)
    for plan in stage.plans(body, max(2, wanted // 4), least_half_days=2, morning=True):
        _leave_for_elsewhere(stage, int(plan))
    for plan in stage.plans(body, max(2, wanted // 4), half_days=2, morning=True):
        left_for_another(stage, int(plan))


def _spoil(stage: Stage, variant: str, plan: int) -> None:
    signs, rows = stage.nation.sign_ins, stage.signs(plan)
    match variant:
        case "no_sign_in":
            signs["dropped"][rows] = True
        case "opening_only":
            signs["dropped"][rows[np.isin(signs["moment"][rows], (CLOSING, LEAVE))]] = True
        case "signed_elsewhere":
            _elsewhere(stage, rows)
        case "mock_location":
            signs["mock"][rows] = True


def _elsewhere(stage: Stage, rows: Array) -> None:
    signs = stage.nation.sign_ins
    lat, lon = near(signs["lat"][rows[:1]], signs["lon"][rows[:1]], stage.chance.uniform(*AWAY_KM), stage.chance)
    signs["lat"][rows] = lat[0] + stage.chance.integers(-600, 600, len(rows))
    signs["lon"][rows] = lon[0] + stage.chance.integers(-600, 600, len(rows))


def _leave_for_elsewhere(stage: Stage, plan: int) -> None:
    """Opening and closing signed on site; a presence challenge in between is answered far away."""
    n = stage.nation
    rows = stage.signs(plan)
    team = stage.team(plan)
    leader = int(n.teams["person"][team[0]])
    opening = int(n.sign_ins["at"][rows[n.sign_ins["moment"][rows] == OPENING]].max())
    at = opening // DAY_SECONDS * DAY_SECONDS + 11 * HOUR + int(stage.chance.integers(0, 1200))
    n.sign_ins["dropped"][rows[n.sign_ins["moment"][rows] == CHALLENGE]] = True
    org = int(n.plans["org"][plan])
    lat, lon = near(
        n.organisations["lat"][[org]], n.organisations["lon"][[org]], stage.chance.uniform(*CHALLENGED_KM), stage.chance
    )
    stage.sign(plan, leader, CHALLENGE, max(at, opening + HOUR), int(team[0]), len(team), (int(lat[0]), int(lon[0])))
    _note(stage, "signed_and_left_challenge", plan)


def _note(stage: Stage, variant: str, plan: int) -> None:
    n = stage.nation
    n.truth.add("P01", variant, stage.day(plan), body=n.plans["body"][plan], org=n.plans["org"][plan], plan=plan)
