"""登记状态: registration of an organisation.

The other words are those of the national enterprise credit publicity system and of local registers. An organisation
that is moving its seat (迁出), resting (歇业) or in liquidation (清算) has not ended: its legal person goes on. One
that was 吊销 is ended as a business even if it was never 注销; where both are written, the later one holds.
"""

from gongxin.codes.code_table import code_table

ORGANISATION_STATES = code_table(
    "organisation_states",
    "组织登记状态",
    "Registration of an organisation",
    """
    open | 存续 | Open
         | 开业；在业；在营；在册；正常；有效；存续（在营、开业、在册）；在营（开业）；在营（开业）企业
         | 开业/正常经营；正常经营；登记成立；迁出；迁入；迁移；歇业；停业；清算；清算中；active；in operation
         | existing
    cancelled | 注销 | Cancelled
              | 已注销；注销企业；注销登记；简易注销；强制注销；吊销，已注销；吊销后注销；canceled；deregistered
              | dissolved
    revoked | 吊销 | Revoked
            | 已吊销；吊销企业；吊销执照；吊销营业执照；被吊销；吊销，未注销；吊销后未注销；撤销；已撤销
            | 撤销登记；责令关闭
""",
)
