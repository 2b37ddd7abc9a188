"""注册资格 and employment of certification persons."""

from gongxin.codes.code_table import code_table

PERSON_GRADES = code_table(
    "person_grades",
    "注册资格",
    "Registration grades",
    """
    01 | 高级审核员 | Senior auditor
    02 | 审核员 | Auditor
    03 | 实习审核员 | Trainee auditor
    04 | 技术专家 | Technical expert
    05 | 高级审查员 | Senior examiner
    06 | 审查员 | Examiner
    07 | 主任审查员 | Chief examiner
    08 | 实习审查员 | Trainee examiner
    99 | 其他 | Other
""",
    source="CNCA reporting templates, 2018",
)

SENIOR_AUDITOR, AUDITOR, TRAINEE, EXPERT = "01", "02", "03", "04"

EMPLOYMENT = code_table(
    "employment",
    "聘用方式",
    "Employment",
    """
    full_time | 专职 | Full-time
    part_time | 兼职 | Part-time
""",
)
