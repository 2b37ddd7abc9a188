"""Auditors replaced on the first morning: one falls ill, another comes, the plan is changed and explained."""

from __future__ import annotations

import numpy as np

from gongxin.simulate.calibration import number
from gongxin.simulate.columns import NONE, Array
from gongxin.simulate.explanations import REPLACED, explain
from gongxin.simulate.nation import Nation
from gongxin.simulate.people import AUDITORS_OF_CREW, CREW
from gongxin.simulate.plans import HOUR, MEMBER, registration_for
from gongxin.simulate.sign_ins import ARRIVE, OPENING, device_of

SIX_WEEKS = 42


def replace_auditors(nation: Nation) -> None:
    """In a few teams of two or more the second auditor is replaced by one of the crew who was not of the team."""
    chance = nation.frame.chance("replacements")
    plans, visits, teams, persons = nation.plans, nation.visits, nation.teams, nation.persons
    alone = np.bincount(plans["visit"], minlength=len(visits))[plans["visit"]] == 1
    visit = plans["visit"]
    fits = (
        alone
        & (visits["team"][visit] >= 2)
        & (visits["team"][visit] < AUDITORS_OF_CREW)
        & (visits["half_days"][visit] >= 2)
    )
    fits &= (plans["end_at"] <= nation.frame.now) & ~plans["remote"] & ~visits["moved"][visit] & ~plans["dropped"]
    some = np.flatnonzero(fits & (chance.random(len(plans)) < number("replaced_share")))
    row = nation.team_first[some] + 1
    old = teams["person"][row]
    place = (visits["turn"][visit[some]] + visits["team"][visit[some]]) % AUDITORS_OF_CREW
    new = visits["crew"][visit[some]].astype(np.int64) * CREW + place
    settled = (persons["moved_registration"][new] == NONE) & (teams["role"][row] == MEMBER)
    settled &= persons["moved_registration"][old] == NONE
    some, row, old, new = some[settled], row[settled], old[settled], new[settled]
    changed = plans["start_at"][some] + chance.integers(HOUR, 2 * HOUR, len(some))
    teams["person"][row] = new
    teams["registration"][row] = registration_for(persons, new, plans["fields"][some])
    plans["changed_at"][some] = changed
    _sign(nation, chance, some, old, new, changed)
    explain(nation, some, REPLACED, chance)


def _sign(
    nation: Nation,
    chance: np.random.Generator,
    plans: Array,
    old: Array,
    new: Array,
    changed: Array,
) -> None:
    """The newcomer arrives late in the morning and signs the closing; the one who fell ill signs nothing."""
    signs = nation.sign_ins
    for plan, left, came, at in zip(plans, old, new, changed, strict=True):
        rows = np.arange(nation.sign_first[plan], nation.sign_first[plan + 1])
        own = rows[signs["person"][rows] == left]
        signs["person"][own] = came
        signs["device"][own] = device_of(nation.persons, np.full(len(own), came), signs["at"][own])
        opening = own[signs["moment"][own] == OPENING]
        signs["moment"][opening] = ARRIVE
        signs["at"][opening] = at + int(chance.integers(60, 900))
