"""Certification persons (认证人员): auditors, inspectors, decision makers."""

from gongxin.records.model import Access, Column, Kind, Table

PEOPLE = Table(
    name="people",
    zh="认证人员",
    en="Certification persons",
    key=("person_id",),
    columns=(
        Column("person_id", Kind.TEXT, "人员标识", "Person", Access.PERSONAL),
        Column("name", Kind.TEXT, "姓名", "Name", Access.PERSONAL),
    ),
)
