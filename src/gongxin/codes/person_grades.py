"""注册资格 and employment of certification persons."""

from gongxin.codes.code_table import code_table

PERSON_GRADES = code_table(
    "person_grades",
    "注册资格",
    "Registration grades",
    """
    01 | 高级审核员 | Senior auditor
       | 高级；国家注册高级审核员；注册高级审核员
    02 | 审核员 | Auditor
       | 正式审核员；注册审核员；国家注册审核员
    03 | 实习审核员 | Trainee auditor
       | 实习；国家注册实习审核员；注册实习审核员；见习审核员；trainee
    04 | 技术专家 | Technical expert
       | 专家；专业技术专家；expert
    05 | 高级审查员 | Senior examiner
       | 注册高级审查员；senior inspector
    06 | 审查员 | Examiner
       | 注册审查员；正式审查员；检查员；inspector
    07 | 主任审查员 | Chief examiner
       | 注册主任审查员
    08 | 实习审查员 | Trainee examiner
       | 注册实习审查员；实习检查员
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
              | 专职人员；全职；专职聘用；专任；full time；FT
    part_time | 兼职 | Part-time
              | 兼职人员；兼任；兼职聘用；非专职；外聘；part time；PT
""",
)
