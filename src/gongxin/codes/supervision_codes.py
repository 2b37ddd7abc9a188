"""Codes of what supervision already knows: inspections, penalties, complaints, CCC checks."""

from gongxin.codes.code_table import code_table

INSPECTION_ORIGINS = code_table(
    "inspection_origins",
    "检查来源",
    "Origins of an inspection",
    """
    random | 双随机抽查 | Random draw
    risk | 风险监测 | Risk
    complaint | 投诉举报 | Complaint or report
    special | 专项检查 | Special campaign
""",
)

INSPECTION_OUTCOMES = code_table(
    "inspection_outcomes",
    "检查结果",
    "Outcomes of an inspection",
    """
    none | 未发现问题 | No problem
    minor | 一般问题 | Minor problem
    serious | 严重问题 | Serious problem
    false | 虚假认证 | False certification
""",
)

SUBJECT_KINDS = code_table(
    "subject_kinds",
    "对象类别",
    "Kinds of subject",
    """
    body | 认证机构 | Certification body
    person | 认证人员 | Person
    organisation | 组织 | Organisation
    certificate | 证书 | Certificate
    plan | 审核计划 | Audit plan
""",
)

COMPLAINT_KINDS = code_table(
    "complaint_kinds",
    "投诉举报类别",
    "Complaint or report",
    """
    complaint | 投诉 | Complaint
    report | 举报 | Report
""",
)

DESIGNATION_KINDS = code_table(
    "designation_kinds",
    "指定类别",
    "Kinds of designation",
    """
    body | 认证机构 | Certification body
    lab | 实验室 | Laboratory
""",
)
