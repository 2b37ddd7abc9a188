"""Complaints and reports (投诉举报)."""

from gongxin.codes.supervision_codes import COMPLAINT_KINDS, SUBJECT_KINDS
from gongxin.records.model import Column, Kind, Table

COMPLAINTS = Table(
    name="complaints",
    zh="投诉举报",
    en="Complaints and reports",
    key=("complaint_id",),
    columns=(
        Column("complaint_id", Kind.TEXT, "编号", "Complaint"),
        Column("kind", Kind.TEXT, "类别", "Kind", codes=COMPLAINT_KINDS),
        Column("about_kind", Kind.TEXT, "对象类别", "Kind of subject", codes=SUBJECT_KINDS),
        Column("about_id", Kind.TEXT, "对象", "Subject"),
        Column("received_on", Kind.DATE, "收到日期", "Received on"),
        Column(
            "verified",
            Kind.BOOLEAN,
            "是否查实",
            "Verified",
            yes=("属实", "查实", "已查实", "基本属实", "部分属实"),
            no=("不属实", "未查实", "失实", "查无实据"),
        ),
    ),
)
