"""Certification bodies (认证机构): who may certify, and how they stand."""

from gongxin.codes.body_states import ACCREDITATION_STATES, BODY_STATES
from gongxin.codes.divisions import DIVISION_PATTERN
from gongxin.records.model import Access, Column, Kind, Table

BODIES = Table(
    name="bodies",
    zh="认证机构",
    en="Certification bodies",
    key=("body_id",),
    columns=(
        Column("body_id", Kind.TEXT, "批准号", "Approval number", Access.PUBLIC),
        Column("name", Kind.TEXT, "名称", "Name", Access.PUBLIC),
        Column("uscc", Kind.TEXT, "统一社会信用代码", "Unified social credit code", Access.PUBLIC),
        Column("division", Kind.TEXT, "行政区划", "Division", Access.PUBLIC, pattern=DIVISION_PATTERN),
        Column("address", Kind.TEXT, "地址", "Address", Access.PUBLIC),
        Column("phone", Kind.TEXT, "电话", "Phone", Access.PUBLIC),
        Column("status", Kind.TEXT, "批准状态", "Approval state", Access.PUBLIC, codes=BODY_STATES),
        Column("approved_on", Kind.DATE, "批准日期", "Approved on", Access.PUBLIC),
        Column("approval_expires_on", Kind.DATE, "批准有效期至", "Approval expires on", Access.PUBLIC),
        Column("ended_on", Kind.DATE, "终止日期", "Ended on", Access.PUBLIC),
        Column(
            "foreign_funded",
            Kind.BOOLEAN,
            "是否外资",
            "Foreign-funded",
            Access.PUBLIC,
            yes=("外资", "外商投资", "外商独资", "中外合资", "合资"),
            no=("内资", "中资"),
        ),
        Column("full_time_staff", Kind.INTEGER, "专职人员数", "Full-time staff", Access.PUBLIC, minimum=0),
        Column("accreditation_no", Kind.TEXT, "认可编号", "Accreditation number", Access.PUBLIC),
        Column(
            "accreditation_status",
            Kind.TEXT,
            "认可状态",
            "Accreditation state",
            Access.PUBLIC,
            codes=ACCREDITATION_STATES,
        ),
        Column("annual_report_on", Kind.DATE, "最近年报日期", "Last annual report filed on", Access.PUBLIC),
        Column("last_contact_on", Kind.DATE, "最近联系日期", "Last contact on"),
    ),
)
