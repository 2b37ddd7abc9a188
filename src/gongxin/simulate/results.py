"""Audit results: one row for each auditor and stage of an audit that took place."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from gongxin.codes.audit_roles import AUDIT_ROLES
from gongxin.simulate.columns import Array
from gongxin.simulate.nation import Nation
from gongxin.simulate.plans import BOTH_STAGES
from gongxin.simulate.text import pick, times

STAGES = ("0101", "0102", "0202", "03", "04")
ALONE = np.array([0, 1, 2, 3, 0, 4])  # position in STAGES by the stage of a plan; both stages begin with the first


def render(rows: Array, nation: Nation) -> pa.Table:
    """The results of the team members `rows` as the contract has them; none before the audit has ended."""
    teams, plans = nation.teams, nation.plans
    plan = teams["plan"][rows]
    held = (plans["end_at"][plan] <= nation.frame.now) & ~plans["cancelled"][plan] & ~teams["absent"][rows]
    rows, plan = rows[held], plan[held]
    both = plans["stage"][plan] == BOTH_STAGES
    member = np.concatenate([rows, rows[both]])
    of_plan = np.concatenate([plan, plan[both]])
    second = np.concatenate([np.zeros(len(rows), dtype=bool), np.ones(int(both.sum()), dtype=bool)])
    stage = np.where(second, 1, ALONE[plans["stage"][of_plan]])
    start, end = plans["start_at"][of_plan], plans["end_at"][of_plan]
    middle = (start + end) // 2
    halves = plans["stage"][of_plan] == BOTH_STAGES
    return pa.table(
        {
            "plan_id": nation.plan_ids(of_plan),
            "person_id": pick(nation.person_ids, teams["person"][member]),
            "stage_code": pick(STAGES, stage),
            "started_at": times(np.where(second, middle, start)),
            "ended_at": times(np.where(halves & ~second, middle, end)),
            "role": pick(AUDIT_ROLES.values, teams["role"][member]),
            "registration_no": pick(nation.registration_ids, teams["registration"][member]),
        }
    )
