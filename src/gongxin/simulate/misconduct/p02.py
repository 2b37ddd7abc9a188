"""P02, somebody else's presence: one phone for two teams, shown here and signing there, a photo used twice."""

from __future__ import annotations

import numpy as np

from gongxin.simulate.columns import Array
from gongxin.simulate.misconduct.pick import Stage
from gongxin.simulate.plans import MEMBER
from gongxin.simulate.sign_ins import CLOSING, OPENING

NEAR_DAYS = 10  # two teams use one phone within so many days
MOST_KM_LATITUDE = 3_000_000  # shown and signing at most three degrees apart, within a day's journey


def plant(stage: Stage, body: int, other: int) -> None:
    """Pairs of audits of one body, and for photos also of `other`."""
    wanted = max(2, stage.wanted(body) // 2)
    for _ in range(wanted):
        _share_phone(stage, body)
    _reuse_photos(stage, stage.plans(body, 2 * wanted))
    for first, second in zip(stage.plans(body, 2), stage.plans(other, 2), strict=False):
        _reuse(stage, int(first), int(second), bits=int(stage.chance.integers(0, 4)), variant="photo_across_bodies")
    for plan in stage.plans(body, wanted, least_half_days=2, morning=True, team=2):
        _shown_here_signing_there(stage, int(plan))


def _share_phone(stage: Stage, body: int) -> None:
    """Two crews, one phone within days."""
    n = stage.nation
    first = stage.plans(body, 1)
    if not len(first):
        return
    held = np.flatnonzero(stage.plain & (n.plans["body"][: len(stage.plain)] == body))
    held = held[stage.core[n.plans["client"][held]] & ~n.used[n.plans["client"][held]]]
    visit = n.plans["visit"]
    apart = np.abs(n.plans["start_at"][held] - n.plans["start_at"][first[0]]) < NEAR_DAYS * 86_400
    apart &= n.visits["crew"][visit[held]] != n.visits["crew"][visit[first[0]]]
    if not apart.any():
        return
    second = int(stage.chance.permutation(held[apart])[0])
    n.used[n.plans["client"][second]] = True
    device = n.sign_ins["device"][stage.signs(int(first[0]))[0]]
    n.sign_ins["device"][stage.signs(second)] = device
    _note(stage, "shared_phone", second)
    _note(stage, "shared_phone", int(first[0]), secondary=True)


def _reuse_photos(stage: Stage, plans: Array) -> None:
    for number, (first, second) in enumerate(zip(plans[0::2], plans[1::2], strict=False)):
        bits = 0 if number % 2 == 0 else int(stage.chance.integers(1, 4))
        _reuse(stage, int(first), int(second), bits, "photo_exact" if bits == 0 else "photo_changed")


def _reuse(stage: Stage, first: int, second: int, bits: int, variant: str) -> None:
    """Put a photo of one audit into another, with `bits` bits turned."""
    signs = stage.nation.sign_ins
    source, target = stage.signs(first)[-1], stage.signs(second)[0]
    mask = np.uint64(0)
    for bit in stage.chance.choice(64, bits, replace=False):
        mask |= np.uint64(1) << np.uint64(bit)
    signs["photo"][target] = signs["photo"][source] ^ mask
    for plan in (first, second):
        _note(stage, variant, plan)


def _shown_here_signing_there(stage: Stage, plan: int) -> None:
    """The second auditor stands in the photo of one audit and signs another at the same hour."""
    n = stage.nation
    rows = stage.signs(plan)
    row = stage.team(plan)[1]
    person = int(n.teams["person"][row])
    own = rows[n.sign_ins["person"][rows] == person]
    elsewhere = _concurrent(stage, plan)
    if n.teams["role"][row] != MEMBER or elsewhere < 0:
        return
    n.sign_ins["dropped"][own] = True
    n.teams.append(
        plan=elsewhere, person=person, role=MEMBER, registration=n.teams["registration"][row],
        planned_days=n.teams["planned_days"][stage.team(elsewhere)[0]],
    )  # fmt: skip
    for moment in (OPENING, CLOSING):
        model = stage.signs(elsewhere)
        at = n.sign_ins["at"][model[n.sign_ins["moment"][model] == moment][0]]
        stage.sign(elsewhere, person, moment, int(at) + 120, int(stage.team(elsewhere)[0]), 1)
    for one in (plan, elsewhere):
        _note(stage, "shown_here_signing_there", one, person)


def _concurrent(stage: Stage, plan: int) -> int:
    """An audit of another crew of the body that begins and ends while `plan` goes on; −1 where there is none."""
    n = stage.nation
    held = np.flatnonzero(stage.plain & (n.plans["body"][: len(stage.plain)] == n.plans["body"][plan]))
    plans, visits = n.plans, n.visits
    fits = stage.core[plans["client"][held]] & ~n.used[plans["client"][held]]
    fits &= (plans["start_at"][held] >= plans["start_at"][plan] - 3600) & (
        plans["start_at"][held] <= plans["start_at"][plan] + 3 * 3600
    )
    fits &= plans["end_at"][held] <= plans["end_at"][plan] + 1800
    fits &= visits["crew"][plans["visit"][held]] != visits["crew"][plans["visit"][plan]]
    fits &= np.abs(plans["site_lat"][held] - plans["site_lat"][plan]) < MOST_KM_LATITUDE
    fits &= np.abs(plans["site_lat"][held] - plans["site_lat"][plan]) > 150_000
    if not fits.any():
        return -1
    chosen = int(held[fits][0])
    n.used[plans["client"][chosen]] = True
    return chosen


def _note(stage: Stage, variant: str, plan: int, person: int = -1, secondary: bool = False) -> None:
    n = stage.nation
    n.truth.add(
        "P02", variant, stage.day(plan), secondary, body=n.plans["body"][plan], org=n.plans["org"][plan], plan=plan,
        person=person,
    )  # fmt: skip
