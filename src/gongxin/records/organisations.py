"""Organisations (组织), certified or applying."""

from gongxin.codes.divisions import DIVISION_PATTERN
from gongxin.codes.organisation_states import ORGANISATION_STATES
from gongxin.records.model import Access, Column, Kind, Table

ORGANISATIONS = Table(
    name="organisations",
    zh="组织",
    en="Organisations",
    key=("org_id",),
    columns=(
        Column("org_id", Kind.TEXT, "统一社会信用代码", "Unified social credit code", Access.PUBLIC, cnca="ORG_CODE"),
        Column("name", Kind.TEXT, "名称", "Name", Access.PUBLIC, cnca="ORG_NAME"),
        Column(
            "division", Kind.TEXT, "行政区划", "Division", Access.PUBLIC, pattern=DIVISION_PATTERN, cnca="ORG_DISTRICT"
        ),
        Column("address", Kind.TEXT, "地址", "Address", Access.PUBLIC, cnca="ORG_ADDRESS"),
        Column("lat", Kind.NUMBER, "纬度", "Latitude", minimum=-90, maximum=90, unit="degree"),
        Column("lon", Kind.NUMBER, "经度", "Longitude", minimum=-180, maximum=180, unit="degree"),
        Column("employees", Kind.INTEGER, "人数", "Employees", minimum=0, cnca="ORG_PEOP_NUM"),
        Column("industry", Kind.TEXT, "行业（GB/T 4754）", "Industry (GB/T 4754)", Access.PUBLIC, cnca="BEL_INDUSTRY"),
        Column("legal_person", Kind.TEXT, "法定代表人", "Legal representative", Access.PERSONAL, cnca="LEGAL_PEOPLE"),
        Column("phone", Kind.TEXT, "电话", "Phone", Access.PERSONAL, cnca="ORG_PHONE"),
        Column("status", Kind.TEXT, "登记状态", "Registration state", Access.PUBLIC, codes=ORGANISATION_STATES),
        Column("registered_on", Kind.DATE, "成立日期", "Registered on", Access.PUBLIC),
        Column("ended_on", Kind.DATE, "终止日期", "Ended on", Access.PUBLIC),
        Column("dishonest_from", Kind.DATE, "列入严重失信日期", "On the dishonesty list from", Access.PUBLIC),
        Column("dishonest_to", Kind.DATE, "移出严重失信日期", "On the dishonesty list to", Access.PUBLIC),
        Column("abnormal_from", Kind.DATE, "列入经营异常日期", "Abnormal operation from", Access.PUBLIC),
        Column("abnormal_to", Kind.DATE, "移出经营异常日期", "Abnormal operation to", Access.PUBLIC),
    ),
)
