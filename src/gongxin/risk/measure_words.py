"""量词: the words that a Chinese number needs before or after it, 129张证书中2张.

A numerator takes the word of what the denominator counts, where it counts the same things; `COUNTED` names the
indicators in which it counts others: findings about pairs of audits, complaints against certificates.
"""

from __future__ import annotations

from collections.abc import Mapping

from gongxin.risk.model import Indicator, Shape

OF: Mapping[str, str] = {  # the Chinese of `Indicator.of` → its measure word
    "证书": "张",
    "有效证书": "张",
    "转入证书": "张",
    "审核计划": "项",
    "现场审核计划": "项",
    "注册人员": "名",
    "机构": "家",
    "监督检查": "次",
    "停业整顿": "次",
    "处罚决定": "件",
    "决定或检查": "件",
    "异常说明": "份",
    "列入记录": "条",
    "等效线索": "条",
    "人": "",  # these two are measure words themselves
    "个月": "",
}
COUNTED: Mapping[str, str] = {
    "lost_contact": "起",
    "identity_conflict": "起",
    "presence_conflict": "起",
    "auditor_days_short": "起",
    "headcount_understated": "起",
    "shell_clients": "起",
    "status_abnormal": "起",
    "burst_of_certificates": "起",
    "verified_complaints": "件",
    "rules_not_filed": "起",
    "reports_missing": "起",
    "approval_lapsed": "起",
    "other_findings": "条",
}


def whole(one: Indicator, count: str) -> str:
    """The denominator with what it counts: 129张证书, 24个月."""
    if one.shape is Shape.AMOUNT and OF[one.of.zh]:  # a weight of something, no number of things
        return count
    return f"{count}{OF[one.of.zh]}{one.of.zh}"


def part(one: Indicator, count: str) -> str:
    """The numerator: 2张, 3人; a weight stands alone."""
    if one.shape is Shape.AMOUNT:
        return count if OF[one.of.zh] else f"{count}{one.of.zh}"
    return count + COUNTED.get(one.id, OF[one.of.zh])
