"""组内身份: the role of a person in an audit team."""

from collections.abc import Mapping

from gongxin.codes.code_table import code_table
from gongxin.codes.person_grades import EXPERT, TRAINEE

AUDIT_ROLES = code_table(
    "audit_roles",
    "组内身份",
    "Roles in an audit team",
    """
    leader | 组长 | Team leader
           | 审核组长；审查组长；检查组长；审核组组长；主任审核员；lead auditor；lead
    auditor | 组员 | Auditor
            | 审核员；审核组员；审核组成员；成员；审查员；检查员；高级审核员；专业审核员；team member；member
    expert | 技术专家 | Technical expert
           | 专家；专业技术专家；行业专家
    trainee | 实习审核员 | Trainee
            | 实习；实习生；实习组员；实习审查员；实习检查员；见习审核员；auditor in training；trainee auditor
    observer | 观察员 | Observer
             | 见证人；见证人员；见证评审员；观摩员；witness
""",
)

AUDITING_ROLES = ("leader", "auditor")  # those whose time counts as audit time (IAF MD5)
PRACTISING_ROLES = (*AUDITING_ROLES, "trainee")  # those who must be registered as auditors of some grade
OBSERVER = "observer"

REPORTED_ROLES = code_table(
    "reported_roles",
    "上报的组内身份",
    "Roles as the CNCA tables report them",
    """
    01 | 组长 | Team leader
    02 | 组员 | Team member
    03 | 专家 | Expert
""",
    source="CNCA reporting templates, 2018",
)

ROLE_OF_REPORTED: Mapping[str, str] = {"01": "leader", "02": "auditor", "03": "expert"}


def role_of(reported_role: str, grade: str | None = None, observer: bool = False) -> str:
    """The role of the contract for a reported role, qualification (a code of `PERSON_GRADES`) and observer flag.

    The CNCA tables know no trainees: a trainee is a team member of grade 03, and a member of grade 04 is an expert. A
    leader stays a leader whatever the grade, so that the detectors can see a team led by a trainee.
    """
    role = ROLE_OF_REPORTED[reported_role]
    if observer:
        return OBSERVER
    if role == "auditor" and grade in (TRAINEE, EXPERT):
        return "trainee" if grade == TRAINEE else "expert"
    return role
