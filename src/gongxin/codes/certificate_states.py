"""证书状态 and the events that lead from one to another."""

from gongxin.codes.code_table import code_table

CERTIFICATE_STATES = code_table(
    "certificate_states",
    "证书状态",
    "Certificate states",
    """
    01 | 有效 | Valid
    02 | 暂停 | Suspended
    03 | 撤销 | Revoked
    04 | 注销 | Cancelled
    05 | 过期失效 | Expired
""",
    source="CNCA reporting templates, 2018",
)

VALID, SUSPENDED, REVOKED, CANCELLED, EXPIRED = CERTIFICATE_STATES.values

CERTIFICATE_EVENTS = code_table(
    "certificate_events",
    "证书事件",
    "Certificate events",
    """
    issued | 颁发 | Issued
    suspended | 暂停 | Suspended
    restored | 恢复 | Restored
    revoked | 撤销 | Revoked
    cancelled | 注销 | Cancelled
    expired | 过期失效 | Expired
    changed | 变更 | Changed
    transferred | 转机构 | Transferred
""",
)
