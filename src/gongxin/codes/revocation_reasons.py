"""撤销原因 and 注销原因: why a certificate was revoked or cancelled."""

from gongxin.codes.code_table import code_table

REVOCATION_REASONS = code_table(
    "revocation_reasons",
    "管理体系证书撤销原因",
    "Reasons to revoke a management-system certificate",
    """
    0111 | 失去法律地位 | Legal status lost
    0112 | 拒绝监督或提供虚假材料 | Surveillance refused or false documents
    0113 | 发生重大质量安全事故 | Major quality or safety accident
    0114 | 严重违法受到处罚 | Penalised for a serious violation
    0115 | 暂停期满未解决 | Suspension ended unresolved
    0116 | 未运行管理体系 | System not in operation
    0117 | 误用证书或宣传，六个月内未改正 | Misuse or misleading publicity not corrected within six months
    0118 | 发生能源事故 | Energy accident
    0119 | 能源绩效不达标 | Energy performance
    0120 | 换发新证书 | Replaced by a new certificate
    0121 | 模板所列，含义待核 | Listed in the templates, meaning not at hand
    0122 | 模板所列，含义待核 | Listed in the templates, meaning not at hand
    0199 | 其他 | Other
""",
    source="CNCA reporting templates, 2018",
)

CCC_REVOCATION_REASONS = code_table(
    "ccc_revocation_reasons",
    "强制性产品认证证书撤销原因",
    "Reasons to revoke a CCC certificate",
    """
    0201 | 暂停期满未恢复 | Suspension ended without restoration
    0202 | 擅自变更导致严重隐患 | Unauthorised change with a serious hazard
    0203 | 质量保证能力严重缺陷 | Serious defect of quality assurance
    0204 | 提供虚假样品 | False sample
    0205 | 产品严重缺陷或安全项目不合格 | Serious product defect or safety item failed
    0206 | 发生质量安全事故 | Quality or safety accident
    0207 | 拒绝检查 | Inspection refused
    0208 | 出租、转让证书或标志 | Certificate or mark rented out or transferred
    0209 | 以欺骗、贿赂取得证书 | Certificate obtained by deceit or bribery
    0299 | 其他 | Other
""",
    source="CNCA reporting templates, 2018",
)

CCC_CANCELLATION_REASONS = code_table(
    "ccc_cancellation_reasons",
    "强制性产品认证证书注销原因",
    "Reasons to cancel a CCC certificate",
    """
    0201 | 有效期满未延续 | Validity ended without extension
    0202 | 放弃证书或不再生产 | Given up or no longer produced
    0203 | 列入淘汰目录 | Product phased out by the state
    0204 | 自愿注销 | Own request
    0299 | 其他 | Other
""",
    source="CNCA reporting templates, 2018; management-system certificates have no list of their own at hand",
)
