"""What the names in evidence mean, in both languages; a column of the contract has its own label."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import Any

from gongxin.i18n import LANGUAGES, Text
from gongxin.records import TABLES

LABELS = """
    approved_from | 批准起始 | Approved from
    approved_to | 批准截止 | Approved to
    audit_ended_on | 审核结束日期 | Audit ended on
    auditors | 审核员数 | Auditors
    audits | 审核数 | Audits
    bodies | 机构数 | Bodies
    bodies_tested | 受检机构数 | Bodies tested
    capacity_days | 可用人日 | Auditor days available
    certificates | 证书数 | Certificates
    certificates_since | 此后颁发证书数 | Certificates issued since
    closing_at | 末次会议签到时间 | Closing sign-in
    cluster_id | 关联组编号 | Cluster
    compared | 比较数 | Compared
    counted | 计数依据 | Counted by
    counted_by | 计数依据 | Counted by
    days | 天数 | Days
    days_over | 超出天数 | Days over
    days_overdue | 逾期天数 | Days overdue
    detailed | 地址是否详细 | Detailed address
    differing | 相差位数 | Bits differing
    direction | 方向 | Direction
    distance_m | 距离（米） | Distance (m)
    due_on | 应完成日期 | Due on
    due_since | 应完成起始 | Due since
    earlier_body | 原机构 | Earlier body
    earlier_no | 原编号 | Earlier number
    elsewhere | 另一机构 | Elsewhere
    elsewhere_at | 在别处的时间 | Elsewhere at
    ended | 已终止 | Ended
    expected | 预期值 | Expected
    expected_share | 预期占比 | Expected share
    expired_on | 到期日期 | Expired on
    explained | 已说明 | Explained
    farthest_m | 最远距离（米） | Farthest (m)
    first_on | 首次日期 | First on
    former_cert_no | 原证书编号 | Former certificate
    from_at | 起始时间 | From
    gap_minutes | 间隔（分钟） | Gap (minutes)
    home_body | 注册机构 | Body of registration
    home_plans | 为注册机构审核次数 | Plans for the body of registration
    hours_late | 迟报小时数 | Hours late
    how | 方式 | How
    in_force | 有效数 | In force
    inactive | 未活动 | Inactive
    last_audit_on | 最近审核日期 | Last audit on
    last_certificate_on | 最近颁证日期 | Last certificate on
    last_on | 末次日期 | Last on
    last_plan_on | 最近计划日期 | Last plan on
    last_valid_on | 最后有效日期 | Last valid on
    later_body | 后注册机构 | Later body
    later_no | 后一编号 | Later number
    least_days | 最低人日 | Least days
    least_share | 最低比例 | Least share
    limit_days | 期限（天） | Limit (days)
    log10_p | p值的对数（10为底） | log10 of the p-value
    main_body | 主要机构 | Main body
    main_body_orgs | 主要机构的组织数 | Organisations of the main body
    month | 月份 | Month
    number_unknown | 号码未知 | Number unknown
    opening_at | 首次会议签到时间 | Opening sign-in
    other_at | 另一签到时间 | Other sign-in
    other_body | 审核所为机构 | Body audited for
    other_from | 另一起始 | Other from
    other_inactive | 另一注册未活动 | Other inactive
    other_people | 另一组人员 | Other people
    other_to | 另一截止 | Other to
    other_unseen | 另一组未见人员 | Others unseen
    overlap_days | 重叠天数 | Overlap (days)
    overlap_from | 重叠起始 | Overlap from
    overlap_to | 重叠截止 | Overlap to
    owner_id | 原使用人 | First user
    owner_plan_id | 原使用人的计划 | Plan of the first user
    owner_plan_on | 原使用人的计划日期 | Day of the first user's plan
    p_value | p值 | p-value
    peer_days | 同类天数 | Days of peers
    peer_fee | 同类费用 | Fee of peers
    peers | 同类数 | Peers
    people | 人员 | People
    period_from | 期间起始 | Period from
    period_to | 期间截止 | Period to
    person_days | 人日 | Person days
    personnel | 人数 | Personnel
    persons | 人数 | Persons
    planned_minutes | 计划时长（分钟） | Planned (minutes)
    planned_on | 计划日期 | Planned on
    plans | 审核计划数 | Plans
    present_minutes | 在场时长（分钟） | Present (minutes)
    reason | 原因 | Reason
    registered_from | 注册起始 | Registered from
    share | 占比 | Share
    share_under | 门槛之下占比 | Share under the thresholds
    shared | 共用内容 | Shared
    signs | 签到次数 | Sign-ins
    since | 起始 | Since
    size | 规模 | Size
    stage1_from | 一阶段起始 | Stage 1 from
    stage1_on | 一阶段日期 | Stage 1 on
    stage1_to | 一阶段截止 | Stage 1 to
    stage2_from | 二阶段起始 | Stage 2 from
    stage2_on | 二阶段日期 | Stage 2 on
    started_on | 开始日期 | Started on
    state | 状态 | State
    state_since | 状态起始 | State since
    stated_stage1_on | 所报一阶段日期 | Stage 1 as stated
    suspended | 暂停数 | Suspended
    table_days | 审核时间表人日 | Days of the audit-time table
    term_ended_on | 期满日期 | Term ended on
    tests | 检验次数 | Tests
    threshold | 门槛 | Threshold
    to_at | 截止时间 | To
    tolerance_m | 允许偏差（米） | Tolerance (m)
    trainees | 实习人员数 | Trainees
    under | 低于门槛数 | Under the thresholds
    usual | 通常值 | Usual
    valid_domain | 有效领域 | Valid domain
    why | 原因 | Why
    window_days | 期间（天） | Window (days)
    window_from | 期间起始 | Window from
    window_to | 期间截止 | Window to
"""


@functools.cache
def labels() -> Mapping[str, Text]:
    """Name in evidence → its label."""
    columns = [column for table in reversed(TABLES.values()) for column in table.columns]
    own = (tuple(part.strip() for part in line.split("|")) for line in LABELS.strip().splitlines())
    return {**{c.name: Text(c.zh, c.en) for c in columns}, **{name: Text(zh, en) for name, zh, en in own}}


def label(name: str, language: str) -> str:
    """The label of a name in evidence, also where it names the second of two records; else the name itself."""
    known, base = labels(), name.removeprefix("other_")
    if name in known:
        return known[name].in_language(language)
    if base in known:
        return Text(f"另一{known[base].zh}", f"Other: {known[base].en}").in_language(language)
    return name


def in_words(evidence: Mapping[str, Any], language: str) -> Iterator[tuple[str, str]]:
    """Label and value of each piece of evidence; of a pair `why_zh`, `why_en` only the reader's."""
    for name, value in evidence.items():
        base, _, suffix = name.rpartition("_")
        paired = suffix in LANGUAGES and base
        if not paired or suffix == language:
            yield label(base if paired else name, language), "–" if value is None else str(value)
