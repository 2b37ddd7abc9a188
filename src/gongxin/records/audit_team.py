"""Audit teams (审核组): who was planned for which audit."""

from gongxin.codes.audit_roles import AUDIT_ROLES
from gongxin.records.model import Access, Column, Kind, Table

AUDIT_TEAM = Table(
    name="audit_team",
    zh="审核组",
    en="Audit teams",
    key=(
        "plan_id",
        "person_id",
    ),
    columns=(
        Column("plan_id", Kind.TEXT, "计划编号", "Plan"),
        Column("person_id", Kind.TEXT, "人员标识", "Person", Access.PERSONAL),
        Column("role", Kind.TEXT, "组内身份", "Role", codes=AUDIT_ROLES),
        Column("registration_no", Kind.TEXT, "注册号", "Registration number"),
        Column("planned_days", Kind.NUMBER, "计划人日", "Planned days", minimum=0, maximum=366, unit="day"),
    ),
)
