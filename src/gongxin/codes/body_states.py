"""Approval and accreditation of a certification body."""

from gongxin.codes.code_table import code_table

BODY_STATES = code_table(
    "body_states",
    "认证机构批准状态",
    "Approval of a certification body",
    """
    approved | 批准有效 | Approved
             | 批准；已批准；有效；正常；在批；获批；valid；active
    suspended | 停业整顿 | Suspended
              | 责令停业整顿；停业；暂停；暂停批准；已暂停；批准暂停
    revoked | 撤销批准 | Revoked
            | 撤销；已撤销；撤销批准书；批准撤销；吊销；吊销批准书
    cancelled | 注销批准 | Cancelled
              | 注销；已注销；批准注销；canceled
""",
)

ACCREDITATION_STATES = code_table(
    "accreditation_states",
    "认可状态",
    "Accreditation",
    """
    accredited | 认可有效 | Accredited
               | 认可；已认可；获认可；有效；正常；valid
    suspended | 认可暂停 | Suspended
              | 暂停；已暂停；暂停认可；部分暂停
    withdrawn | 认可撤销 | Withdrawn
              | 撤销；已撤销；撤销认可；注销；已注销；注销认可；认可注销；revoked
    none | 未获认可 | None
         | 未认可；无认可；不认可；没有认可；not accredited
""",
)
