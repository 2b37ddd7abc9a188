"""证书状态 and the events that lead from one to another."""

from gongxin.codes.code_table import code_table

CERTIFICATE_STATES = code_table(
    "certificate_states",
    "证书状态",
    "Certificate states",
    """
    01 | 有效 | Valid
       | 有效证书；证书有效；有效期内；正常；正常有效；active
    02 | 暂停 | Suspended
       | 已暂停；暂停中；证书暂停；暂停使用；暂停状态
    03 | 撤销 | Revoked
       | 已撤销；证书撤销；被撤销；撤消；已撤消；withdrawn
    04 | 注销 | Cancelled
       | 已注销；证书注销；canceled
    05 | 过期失效 | Expired
       | 过期；失效；已过期；已失效；到期；到期失效；已到期；证书过期；证书失效
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
           | 发证；颁证；初次发证；新发证；新颁发；已颁发；issue
    suspended | 暂停 | Suspended
              | 已暂停；证书暂停；suspension；suspend
    restored | 恢复 | Restored
             | 已恢复；恢复有效；暂停恢复；恢复使用；证书恢复；restoration；restore；reinstated
    revoked | 撤销 | Revoked
            | 已撤销；证书撤销；撤消；已撤消；revocation；revoke；withdrawn
    cancelled | 注销 | Cancelled
              | 已注销；证书注销；canceled；cancellation；cancel
    expired | 过期失效 | Expired
            | 过期；失效；已过期；已失效；到期；到期失效；expiry
    changed | 变更 | Changed
            | 已变更；信息变更；证书变更；换证；换发；变更换证；change
    transferred | 转机构 | Transferred
                | 转换机构；机构转换；转换认证机构；转入；转换；证书转换；transfer
""",
)
