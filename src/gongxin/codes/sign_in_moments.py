"""签到时点: the moments at which presence is recorded."""

from gongxin.codes.code_table import code_table

SIGN_IN_MOMENTS = code_table(
    "sign_in_moments",
    "签到时点",
    "Moments of sign-in",
    """
    opening | 首次会议 | Opening meeting
    closing | 末次会议 | Closing meeting
    arrive | 到场 | Arrival
    leave | 离场 | Departure
    challenge | 随机核验 | Presence challenge
""",
)

EXPLAINED_BY = code_table(
    "explained_by",
    "说明方",
    "Explained by",
    """
    auditor | 审核员 | Auditor
    body | 认证机构 | Certification body
""",
)
