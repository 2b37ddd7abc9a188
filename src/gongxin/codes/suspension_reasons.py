"""暂停原因: why a certificate was suspended."""

from gongxin.codes.code_table import code_table

SUSPENSION_REASONS = code_table(
    "suspension_reasons",
    "管理体系证书暂停原因",
    "Reasons to suspend a management-system certificate",
    """
    0111 | 不满足认证要求 | Requirements not met
    0112 | 不履行认证合同 | Contract not kept
    0113 | 受到行政处罚 | Penalised
    0114 | 地方监管部门发现问题 | Found by local supervision
    0115 | 行政许可过期，已受理申请 | Permit expired, renewal accepted for processing
    0116 | 主动请求暂停 | Own request
    0117 | 发生能源事故 | Energy accident
    0118 | 能源绩效不达标 | Energy performance
    0199 | 其他 | Other
""",
    source="CNCA reporting templates, 2018",
)

CCC_SUSPENSION_REASONS = code_table(
    "ccc_suspension_reasons",
    "强制性产品认证证书暂停原因",
    "Reasons to suspend a CCC certificate",
    """
    0201 | 违法或监督抽查不合格，未到撤销程度 | Violation or failed spot check short of revocation
    0202 | 认证依据换版，未完成变更 | Standard revised and certificate not changed
    0203 | 监督不合格，可整改 | Surveillance failed, can be mended
    0204 | 未按规定使用证书或标志 | Certificate or mark misused
    0205 | 无正当理由不接受检查 | Inspection refused without good reason
    0206 | 不配合抽样 | Sampling hindered
    0207 | 发生变更未申请 | Change not applied for
    0208 | 季节性生产，自愿暂停 | Seasonal production, own request
    0299 | 其他 | Other
""",
    source="CNCA reporting templates, 2018",
)
