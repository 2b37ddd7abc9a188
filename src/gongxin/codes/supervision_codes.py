"""Codes of what supervision already knows: inspections, penalties, complaints, CCC checks."""

from gongxin.codes.code_table import code_table

INSPECTION_ORIGINS = code_table(
    "inspection_origins",
    "检查来源",
    "Origins of an inspection",
    """
    random | 双随机抽查 | Random draw
           | 双随机；随机；随机抽查；双随机一公开；“双随机、一公开”；random inspection
    risk | 风险监测 | Risk
         | 风险；风险预警；风险线索；监测预警
    complaint | 投诉举报 | Complaint or report
              | 投诉；举报；投诉举报核查；举报核查
    special | 专项检查 | Special campaign
            | 专项；专项抽查；专项整治；飞行检查；专项行动
""",
)

INSPECTION_OUTCOMES = code_table(
    "inspection_outcomes",
    "检查结果",
    "Outcomes of an inspection",
    """
    none | 未发现问题 | No problem
         | 无问题；没有问题；合格；正常；符合；通过；未见异常；no problems
    minor | 一般问题 | Minor problem
          | 一般；轻微；轻微问题；一般不符合
    serious | 严重问题 | Serious problem
            | 严重；严重不符合；major
    false | 虚假认证 | False certification
          | 虚假；虚假结论；出具虚假认证结论；认证造假；造假
""",
)

SUBJECT_KINDS = code_table(
    "subject_kinds",
    "对象类别",
    "Kinds of subject",
    """
    body | 认证机构 | Certification body
         | 机构
    person | 认证人员 | Person
           | 人员；个人；自然人；审核员；检查员；审查员
    organisation | 组织 | Organisation
                 | 获证组织；获证企业；企业；受审核方；委托人；认证委托人；organization；company
    certificate | 证书 | Certificate
                | 认证证书
    plan | 审核计划 | Audit plan
         | 计划；审核任务
""",
)

COMPLAINT_KINDS = code_table(
    "complaint_kinds",
    "投诉举报类别",
    "Complaint or report",
    """
    complaint | 投诉 | Complaint
              | 申诉；消费者投诉
    report | 举报 | Report
           | 检举；举报线索
""",
)

DESIGNATION_KINDS = code_table(
    "designation_kinds",
    "指定类别",
    "Kinds of designation",
    """
    body | 认证机构 | Certification body
    lab | 实验室 | Laboratory
        | 检测机构；检验检测机构；检测实验室；指定实验室；检验机构
""",
)
