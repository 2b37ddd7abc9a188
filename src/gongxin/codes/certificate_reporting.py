"""证书上报: why a certificate was reported again, what changed on it, and what it carries."""

from gongxin.codes.code_table import code_table

REPORT_TYPES = code_table(
    "report_types",
    "上报类型",
    "Kinds of report",
    """
    01 | 新颁发 | New
    02 | 换发 | Exchanged
    04 | 变更 | Changed
    05 | 状态变化 | Change of state
""",
    source="CNCA reporting templates, 2018; 01 unverified",
)

EXCHANGE_REASONS = code_table(
    "exchange_reasons",
    "换证原因",
    "Reasons to exchange a certificate",
    """
    0101 | 监督换证 | After surveillance
    0102 | 再认证换证 | After recertification
    0103 | 转换认证机构 | Transfer from another body
    0104 | 证书内容变更 | Change of content
    0199 | 其他 | Other
""",
    source="CNCA reporting templates, 2018",
)

CHANGE_TYPES = code_table(
    "change_types",
    "变更类型",
    "Kinds of change",
    """
    01 | 更名 | Name
    02 | 地址变更 | Address
    03 | 其他信息变更 | Other information
    04 | 换认可标志 | Accreditation mark
    05 | 扩大范围 | Scope extended
    06 | 缩小范围 | Scope reduced
    07 | 型号变更 | Product model
    08 | 标准换版 | Standard
    09 | 机构代码变更 | Organisation code
    96 | 取消CNAS标志 | CNAS mark withdrawn
    97 | 状态变更 | State
    97_01 | 暂停 | Suspended
    97_02 | 恢复 | Restored
    97_03 | 撤销 | Revoked
    97_05 | 过期失效 | Expired
    98 | 勘误 | Correction of an error
    99 | 其他 | Other
""",
    source="CNCA reporting templates, 2018",
)

ACCREDITATION_MARKS = code_table(
    "accreditation_marks",
    "认可标志",
    "Accreditation marks",
    """
    01 | 中国合格评定国家认可委员会 CNAS | CNAS (China)
    02 | 英国皇家认可委员会 UKAS | UKAS (United Kingdom)
    03 | 澳大利亚和新西兰联合认可体系 JAS-ANZ | JAS-ANZ (Australia and New Zealand)
    04 | 美国国家认可委员会 ANAB | ANAB (United States)
    05 | 荷兰认可委员会 RvA | RvA (Netherlands)
    06 | 日本适合性认定协会 JAB | JAB (Japan)
""",
    source="CNCA reporting templates, 2018",
)

RISK_LEVELS = code_table(
    "risk_levels",
    "风险等级",
    "Risk levels",
    """
    01 | 高 | High
    02 | 中 | Medium
    03 | 低 | Low
""",
    source="CNCA reporting templates, 2018",
)
