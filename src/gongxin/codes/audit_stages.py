"""审核阶段: the stage of an audit (CNCA reporting templates of 2018)."""

from gongxin.codes.code_table import code_table

AUDIT_STAGES = code_table(
    "audit_stages",
    "审核阶段",
    "Audit stages",
    """
    0101 | 初审第一阶段 | Initial audit, stage 1
    0102 | 初审第二阶段 | Initial audit, stage 2
    0201 | 再认证第一阶段 | Recertification audit, stage 1
    0202 | 再认证第二阶段 | Recertification audit, stage 2
    03 | 监督审核 | Surveillance audit
    04 | 特殊审核 | Special audit
""",
    source="CNCA reporting templates, 2018",
)

INITIAL_STAGE1, INITIAL_STAGE2 = "0101", "0102"
RECERTIFICATION_STAGE1, RECERTIFICATION_STAGE2 = "0201", "0202"
SURVEILLANCE, SPECIAL = "03", "04"
