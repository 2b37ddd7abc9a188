"""Registrations of persons (人员注册): grade, field, employer, term."""

from gongxin.codes.domains import DOMAIN_PATTERN
from gongxin.codes.person_grades import EMPLOYMENT, PERSON_GRADES
from gongxin.records.model import Access, Column, Kind, Table

REGISTRATIONS = Table(
    name="registrations",
    zh="人员注册",
    en="Registrations",
    key=("registration_no",),
    columns=(
        Column("registration_no", Kind.TEXT, "注册号", "Registration number"),
        Column("person_id", Kind.TEXT, "人员标识", "Person", Access.PERSONAL),
        Column("body_id", Kind.TEXT, "执业机构", "Body"),
        Column("domain_code", Kind.TEXT, "注册领域", "Domain", pattern=DOMAIN_PATTERN),
        Column("grade", Kind.TEXT, "注册资格", "Grade", codes=PERSON_GRADES),
        Column("employment", Kind.TEXT, "聘用方式", "Employment", codes=EMPLOYMENT),
        Column("scope_codes", Kind.LIST, "专业范围", "Scope codes"),
        Column("valid_from", Kind.DATE, "有效期起", "Valid from"),
        Column("valid_to", Kind.DATE, "有效期止", "Valid to"),
        Column("cancelled_on", Kind.DATE, "注销日期", "Cancelled on"),
    ),
)
