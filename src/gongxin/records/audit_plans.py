"""Audit plans (审核计划, CNCA 102010), reported before the audit."""

from gongxin.codes.audit_stages import AUDIT_STAGES
from gongxin.codes.complexity import COMPLEXITY
from gongxin.codes.divisions import DIVISION_PATTERN
from gongxin.codes.domains import DOMAIN_PATTERN
from gongxin.records.model import Column, Kind, Table

AUDIT_PLANS = Table(
    name="audit_plans",
    zh="审核计划",
    en="Audit plans",
    key=("plan_id",),
    cnca="102010",
    columns=(
        Column("plan_id", Kind.TEXT, "计划编号", "Plan", cnca="AUDIT_PLAN_CODE"),
        Column("body_id", Kind.TEXT, "批准号", "Body", cnca="RZJG_ID"),
        Column("org_id", Kind.TEXT, "组织", "Organisation", cnca="ORG_CODE"),
        Column("domain_codes", Kind.LIST, "认证领域", "Domains", pattern=DOMAIN_PATTERN, cnca="AUTH_PROJ_CODE"),
        Column("stage_codes", Kind.LIST, "审核阶段", "Stages", codes=AUDIT_STAGES, cnca="AUDIT_ACT_TYPE"),
        Column("planned_start_at", Kind.TIMESTAMP, "计划开始时间", "Planned start", cnca="AUDIT_START_DATE"),
        Column("planned_end_at", Kind.TIMESTAMP, "计划结束时间", "Planned end", cnca="AUDIT_END_DATE"),
        Column("reported_at", Kind.TIMESTAMP, "上报时间", "Reported at"),
        Column("changed_at", Kind.TIMESTAMP, "变更时间", "Changed at"),
        Column(
            "cancelled",
            Kind.BOOLEAN,
            "是否取消",
            "Cancelled",
            yes=("取消", "已取消", "cancelled", "canceled"),
            no=("未取消", "正常"),
        ),
        Column(
            "remote",
            Kind.BOOLEAN,
            "是否远程审核",
            "Remote audit",
            yes=("远程", "远程审核", "线上", "remote"),
            no=("现场", "现场审核", "线下", "onsite", "on-site"),
        ),
        Column("remote_reason", Kind.TEXT, "远程审核理由", "Reason for remote audit"),
        Column(
            "site_division",
            Kind.TEXT,
            "现场行政区划",
            "Division of the site",
            pattern=DIVISION_PATTERN,
            cnca="ORG_DISTRICT",
        ),
        Column("site_address", Kind.TEXT, "现场地址", "Address of the site", cnca="ORG_ADDRESS"),
        Column("site_lat", Kind.NUMBER, "现场纬度", "Latitude of the site", minimum=-90, maximum=90, unit="degree"),
        Column("site_lon", Kind.NUMBER, "现场经度", "Longitude of the site", minimum=-180, maximum=180, unit="degree"),
        Column("cert_nos", Kind.LIST, "证书编号", "Certificates", cnca="CERT_NUMBER"),
        Column("application_no", Kind.TEXT, "申请编号", "Application", cnca="AUDIT_APPLY_NO"),
        Column("effective_personnel", Kind.INTEGER, "有效人数", "Effective personnel", minimum=0),
        Column("complexity", Kind.TEXT, "复杂程度", "Complexity", codes=COMPLEXITY),
    ),
)
