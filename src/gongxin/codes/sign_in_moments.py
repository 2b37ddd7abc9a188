"""签到时点: the moments at which presence is recorded."""

from gongxin.codes.code_table import code_table

SIGN_IN_MOMENTS = code_table(
    "sign_in_moments",
    "签到时点",
    "Moments of sign-in",
    """
    opening | 首次会议 | Opening meeting
            | 首次会；首会；首次会议签到；首次会签到；open
    closing | 末次会议 | Closing meeting
            | 末次会；末会；末次会议签到；末次会签到；close
    arrive | 到场 | Arrival
           | 到达；到达现场；进场；入场；签到；到场签到；上班签到；check in
    leave | 离场 | Departure
          | 离开；离开现场；退场；签退；离场签退；下班签退；check out
    challenge | 随机核验 | Presence challenge
              | 随机签到；抽查签到；随机抽查；在岗核验；抽点
""",
)

EXPLAINED_BY = code_table(
    "explained_by",
    "说明方",
    "Explained by",
    """
    auditor | 审核员 | Auditor
            | 审核组；审核组长；组长；审核人员；本人
    body | 认证机构 | Certification body
         | 机构；公司
""",
)
