"""登记状态: registration of an organisation."""

from gongxin.codes.code_table import code_table

ORGANISATION_STATES = code_table(
    "organisation_states",
    "组织登记状态",
    "Registration of an organisation",
    """
    open | 存续 | Open
    cancelled | 注销 | Cancelled
    revoked | 吊销 | Revoked
""",
)
