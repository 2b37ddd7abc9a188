"""审核阶段: the stage of an audit (CNCA reporting templates of 2018).

A recertification written without its stage is its second one, for a first stage is held only where much has changed.
初审 or 初次认证 alone is not read: stage 1 and stage 2 of an initial audit are two different duties.
"""

from gongxin.codes.code_table import code_table

AUDIT_STAGES = code_table(
    "audit_stages",
    "审核阶段",
    "Audit stages",
    """
    0101 | 初审第一阶段 | Initial audit, stage 1
         | 一阶段；第一阶段；一阶段审核；第一阶段审核；初审一阶段；初次一阶段；初次认证一阶段；初次认证第一阶段
         | 初次审核一阶段；初次审核第一阶段；初评一阶段；初审1阶段；1阶段；第1阶段；stage 1；initial stage 1
    0102 | 初审第二阶段 | Initial audit, stage 2
         | 二阶段；第二阶段；二阶段审核；第二阶段审核；初审二阶段；初次二阶段；初次认证二阶段；初次认证第二阶段
         | 初次审核二阶段；初次审核第二阶段；初评二阶段；初审2阶段；2阶段；第2阶段；stage 2；initial stage 2
    0201 | 再认证第一阶段 | Recertification audit, stage 1
         | 再认证一阶段；再认证审核一阶段；再认证审核第一阶段；复评一阶段；复评第一阶段；换证一阶段
         | recertification stage 1
    0202 | 再认证第二阶段 | Recertification audit, stage 2
         | 再认证；再认证审核；再认证二阶段；再认证审核二阶段；再认证审核第二阶段；复评；复评审核；复评二阶段
         | 复评第二阶段；换证二阶段；recertification；recertification audit；recertification stage 2
    03 | 监督审核 | Surveillance audit
       | 监督；监审；监督审查；年度监督；年度监督审核；第一次监督；第一次监督审核；第二次监督；第二次监督审核
       | 监督一；监督二；一监；二监；监一；监二；监督1；监督2；surveillance；surveillance 1；surveillance 2
    04 | 特殊审核 | Special audit
       | 特殊；特殊监督；特殊监督审核；特别审核；专项审核；扩项；扩项审核；扩大范围审核；变更审核；恢复审核
       | 提前较短时间通知的审核；飞行检查；special
""",
    source="CNCA reporting templates, 2018",
)

INITIAL_STAGE1, INITIAL_STAGE2 = "0101", "0102"
RECERTIFICATION_STAGE1, RECERTIFICATION_STAGE2 = "0201", "0202"
SURVEILLANCE, SPECIAL = "03", "04"
