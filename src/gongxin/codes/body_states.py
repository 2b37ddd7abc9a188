"""Approval and accreditation of a certification body."""

from gongxin.codes.code_table import code_table

BODY_STATES = code_table(
    "body_states",
    "认证机构批准状态",
    "Approval of a certification body",
    """
    approved | 批准有效 | Approved
    suspended | 停业整顿 | Suspended
    revoked | 撤销批准 | Revoked
    cancelled | 注销批准 | Cancelled
""",
)

ACCREDITATION_STATES = code_table(
    "accreditation_states",
    "认可状态",
    "Accreditation",
    """
    accredited | 认可有效 | Accredited
    suspended | 认可暂停 | Suspended
    withdrawn | 认可撤销 | Withdrawn
    none | 未获认可 | None
""",
)
