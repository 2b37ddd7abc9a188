"""Audit results (审核结果, CNCA 103011): one row per auditor and stage."""

from gongxin.codes.audit_roles import AUDIT_ROLES
from gongxin.codes.audit_stages import AUDIT_STAGES
from gongxin.records.model import Access, Column, Kind, Table

AUDIT_RESULTS = Table(
    name="audit_results",
    zh="审核结果",
    en="Audit results",
    key=(
        "plan_id",
        "person_id",
        "stage_code",
    ),
    cnca="103011",
    columns=(
        Column("plan_id", Kind.TEXT, "计划编号", "Plan"),
        Column("person_id", Kind.TEXT, "人员标识", "Person", Access.PERSONAL, cnca="ID_CODE"),
        Column("stage_code", Kind.TEXT, "审核阶段", "Stage", codes=AUDIT_STAGES, cnca="APPR_STAGE"),
        Column("started_at", Kind.TIMESTAMP, "开始时间", "Started at", cnca="APPR_S_DATE"),
        Column("ended_at", Kind.TIMESTAMP, "结束时间", "Ended at", cnca="APPR_E_DATE"),
        Column("role", Kind.TEXT, "组内身份", "Role", codes=AUDIT_ROLES, cnca="APPR_M_ROLE"),
        Column("registration_no", Kind.TEXT, "注册号", "Registration number", cnca="APT_CERTI_NUM"),
    ),
)
