"""认证审核活动 and 结合审核: what kind of audit it was, and how many systems it took together."""

from gongxin.codes.code_table import code_table

AUDIT_ACTIVITIES = code_table(
    "audit_activities",
    "认证审核活动",
    "Audit activities",
    """
    01 | 初审 | Initial audit
    02 | 再认证 | Recertification
    03 | 监督 | Surveillance
    04 | 特殊监督 | Special surveillance
    05 | 变更 | Change
    06 | 其他（模板说明中使用，含义待核） | Other (used in the notes of the templates, meaning not at hand)
""",
    source="CNCA reporting templates, 2018",
)

COMBINED_AUDITS = code_table(
    "combined_audits",
    "结合审核",
    "Combined audits",
    """
    01 | 单体系 | One system
    02 | 双体系 | Two systems
    03 | 三体系 | Three systems
    04 | 三个以上体系 | More than three systems
""",
    source="CNCA reporting templates, 2018",
)
