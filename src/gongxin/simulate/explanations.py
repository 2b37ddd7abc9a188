"""Explanations of sign-in anomalies by auditors and bodies."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from gongxin.codes.sign_in_moments import EXPLAINED_BY
from gongxin.simulate.columns import DAY_SECONDS, Array
from gongxin.simulate.nation import Nation
from gongxin.simulate.text import join, numbered, pick, times

REASONS = ("地址无法定位", "企业搬迁", "远程审核", "审核人员更换", "多场所审核", "签到延迟", "网络故障")
UNLOCATABLE, MOVED, REMOTE, REPLACED, SECOND_SITE, LATE, OFFLINE = range(7)
TEXTS = (
    "企业注册地址在地图上无法解析，已在实际现场签到，现场照片见附件。",
    "企业已搬至新厂区，营业执照地址变更手续办理中，审核在新址进行。",
    "经评审采用远程审核，理由和证据见附件。",
    "原审核员突发疾病住院，首日上午更换审核员，计划已变更。",
    "企业有多个场所，签到时正在另一场所审核。",
    "首次会议因企业安排推迟，到场后补签。",
    "现场无网络信号，离开后上传。",
)
FIVE_DAYS = 5


def explain(nation: Nation, plans: Array, reason: Array | int, chance: np.random.Generator) -> None:
    """The auditor explains the `plans` in the days after the audit; the body confirms half of them."""
    ended = nation.plans["end_at"][plans]
    at = np.minimum(ended + chance.integers(3600, FIVE_DAYS * DAY_SECONDS, len(plans)), nation.frame.now)
    codes = np.broadcast_to(np.asarray(reason, dtype=np.int16), (len(plans),))
    confirmed = chance.random(len(plans)) < 0.5
    later = np.minimum(at + 3600 * 5, nation.frame.now)
    nation.explanations.append(plan=plans, by=np.zeros(len(plans)), at=at, reason=codes)
    if confirmed.any():
        nation.explanations.append(
            plan=plans[confirmed], by=np.ones(int(confirmed.sum())), at=later[confirmed], reason=codes[confirmed]
        )


def render(nation: Nation) -> pa.Table:
    """The explanations as the contract has them."""
    table = nation.explanations
    rows = np.flatnonzero(~nation.plans["dropped"][table["plan"]])
    rows = rows[np.lexsort((table["plan"][rows], table["at"][rows]))]
    reason = table["reason"][rows]
    return pa.table(
        {
            "explanation_id": numbered("EX", np.arange(1, len(rows) + 1), 8),
            "plan_id": nation.plan_ids(table["plan"][rows]),
            "by": pick(EXPLAINED_BY.values, table["by"][rows]),
            "at": times(table["at"][rows]),
            "reason": pick(REASONS, reason),
            "text": join(pick(TEXTS, reason), pick([f"（{n}）" for n in range(50)], table["plan"][rows] % 50)),
        }
    )
