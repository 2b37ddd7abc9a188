"""The roles, what each is for, what it may do, and how far it sees.

A role is plain data: views and actions ask `may(account, PERMISSION)`, queries ask `jurisdiction`. Nothing else decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gongxin.i18n import Text


class Reach(StrEnum):
    """Which rows a role sees; `jurisdiction` turns it into conditions."""

    NATION = "nation"
    DIVISION = "division"  # of the account: a province, a city or a county
    BODY = "body"  # the certification body of the account
    PERSON = "person"  # the auditor's own records
    ORGANISATION = "organisation"  # the certified organisation of the account
    ACCREDITED = "accredited"  # bodies that hold or held an accreditation
    PUBLIC = "public"  # only what anyone may know
    TRAIL = "trail"  # the audit trail and nothing it points to


SUPERVISES = (Reach.NATION, Reach.DIVISION)  # whoever looks after a region, never one who is looked after


class Permission(StrEnum):
    """One thing that may be done or seen."""

    READ_REGISTERS = "read_registers"
    READ_FINDINGS = "read_findings"
    READ_GRADES = "read_grades"
    READ_PERSONAL = "read_personal"  # names and numbers of people, with a purpose, each look logged
    WORK_WARNINGS = "work_warnings"  # ask for explanations, weigh them, dispose
    SNOOZE_RULES = "snooze_rules"
    CHANGE_REGISTERS = "change_registers"  # state of a body, corrections with a ground
    RUN_SUPERVISION = "run_supervision"
    IMPORT_EXPORT = "import_export"
    REPORT = "report"  # plans, results, certificates of the own body
    EXPLAIN = "explain"  # anomalies, warnings
    SIGN_IN = "sign_in"  # at the audits one is planned for, with a phone of one's own
    OBJECT = "object"  # to a grade
    MANAGE_KEYS = "manage_keys"  # API keys of the own body
    MANAGE_ACCOUNTS = "manage_accounts"
    READ_TRAIL = "read_trail"


@dataclass(frozen=True)
class Role:
    """One role. `description` is what an administrator reads before giving it to someone."""

    id: str
    label: Text
    description: Text
    reach: Reach
    permissions: frozenset[Permission]

    @property
    def needs_second_factor(self) -> bool:
        """Whether it sees personal data, disposes of something, manages others or reads the audit trail."""
        return bool(self.permissions & CALLING_FOR_A_SECOND_FACTOR)


P = Permission
CALLING_FOR_A_SECOND_FACTOR = frozenset({
    P.READ_PERSONAL, P.WORK_WARNINGS, P.CHANGE_REGISTERS, P.MANAGE_ACCOUNTS, P.MANAGE_KEYS, P.READ_TRAIL,
})  # fmt: skip
_REGULATOR = frozenset({
    P.READ_REGISTERS, P.READ_FINDINGS, P.READ_GRADES, P.READ_PERSONAL, P.WORK_WARNINGS, P.SNOOZE_RULES,
})  # fmt: skip
_NATIONAL = _REGULATOR | {P.CHANGE_REGISTERS, P.RUN_SUPERVISION, P.IMPORT_EXPORT, P.MANAGE_ACCOUNTS}
_BODY_STAFF = frozenset({P.READ_REGISTERS, P.READ_FINDINGS, P.READ_GRADES, P.REPORT, P.EXPLAIN, P.OBJECT})

ROLES = {
    role.id: role
    for role in (
        Role(
            "national_regulator",
            Text("国家监管人员", "National regulator"),
            Text("查看全国，处置预警，变更机构状态，导入导出，发起监测", "Sees the whole nation, works warnings, changes registers, runs supervision"),
            Reach.NATION, _NATIONAL,
        ),
        Role(
            "provincial_regulator",
            Text("省级监管人员", "Provincial regulator"),
            Text("查看本省的机构、现场和获证组织，处置归属本省的预警", "Sees bodies, sites and holders of the province, works its warnings"),
            Reach.DIVISION, _REGULATOR,
        ),
        Role(
            "city_regulator",
            Text("市级监管人员", "City regulator"),
            Text("查看本市的机构、现场和获证组织，处置归属本市的预警", "Sees bodies, sites and holders of the city, works its warnings"),
            Reach.DIVISION, _REGULATOR - {P.SNOOZE_RULES},
        ),
        Role(
            "county_regulator",
            Text("县级监管人员", "County regulator"),
            Text("查看本县的机构、现场和获证组织，处置归属本县的预警", "Sees bodies, sites and holders of the county, works its warnings"),
            Reach.DIVISION, _REGULATOR - {P.SNOOZE_RULES},
        ),
        Role(
            "inspector",
            Text("检查人员", "Inspector"),
            Text("查看辖区内的登记和线索，不处置预警", "Sees registers and leads of the region, does not dispose of warnings"),
            Reach.DIVISION, frozenset({P.READ_REGISTERS, P.READ_FINDINGS, P.READ_PERSONAL}),
        ),
        Role(
            "expert",
            Text("技术专家", "Technical expert"),
            Text("协助检查，查看辖区内的登记，不见个人信息和等级", "Assists inspections, sees registers of the region, no personal data and no grades"),
            Reach.DIVISION, frozenset({P.READ_REGISTERS, P.READ_FINDINGS}),
        ),
        Role(
            "body_staff",
            Text("认证机构人员", "Staff of a certification body"),
            Text("上报和更正本机构的记录，说明异常，查看本机构等级及依据", "Reports and corrects the own body's records, explains anomalies, sees its grade"),
            Reach.BODY, _BODY_STAFF,
        ),
        Role(
            "body_administrator",
            Text("认证机构管理员", "Administrator of a certification body"),
            Text("本机构人员的权限，另管理账号和接口密钥", "As staff, and manages the body's accounts and API keys"),
            Reach.BODY, _BODY_STAFF | {P.MANAGE_KEYS, P.MANAGE_ACCOUNTS, P.READ_PERSONAL},
        ),
        Role(
            "auditor",
            Text("审核员", "Auditor"),
            Text("在审核现场签到，查看自己的登记、任务和异常，并作出说明", "Signs in at audits, sees the own registration, audits and anomalies, and explains them"),
            Reach.PERSON, frozenset({P.READ_REGISTERS, P.EXPLAIN, P.SIGN_IN}),
        ),
        Role(
            "certified_organisation",
            Text("获证组织", "Certified organisation"),
            Text("查看本组织的证书和审核记录", "Sees the own certificates and audits"),
            Reach.ORGANISATION, frozenset({P.READ_REGISTERS}),
        ),
        Role(
            "accreditation_body",
            Text("认可机构", "Accreditation body"),
            Text("查看获认可机构的登记和线索", "Sees registers and leads of accredited bodies"),
            Reach.ACCREDITED, frozenset({P.READ_REGISTERS, P.READ_FINDINGS}),
        ),
        Role(
            "industry_association",
            Text("行业协会", "Industry association"),
            Text("查看公开的登记信息", "Sees the public part of the registers"),
            Reach.PUBLIC, frozenset({P.READ_REGISTERS}),
        ),
        Role(
            "other_department",
            Text("其他部门", "Other department"),
            Text("查看公开的登记信息，接收名单", "Sees the public part of the registers, receives lists"),
            Reach.PUBLIC, frozenset({P.READ_REGISTERS}),
        ),
        Role(
            "internal_oversight",
            Text("内部监督", "Internal oversight"),
            Text("查看审计日志：谁在何时以何目的做了什么、看了什么", "Reads the audit trail: who did or looked at what, when and for what purpose"),
            Reach.TRAIL, frozenset({P.READ_TRAIL}),
        ),
    )
}  # fmt: skip
