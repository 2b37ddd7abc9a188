"""组内身份: the role of a person in an audit team."""

from gongxin.codes.code_table import code_table

AUDIT_ROLES = code_table(
    "audit_roles",
    "组内身份",
    "Roles in an audit team",
    """
    leader | 组长 | Team leader
    auditor | 组员 | Auditor
    expert | 技术专家 | Technical expert
    trainee | 实习审核员 | Trainee
    observer | 观察员 | Observer
""",
)

AUDITING_ROLES = ("leader", "auditor")  # those whose time counts as audit time (IAF MD5)
