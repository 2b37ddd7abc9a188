"""Certificates (证书信息, CNCA 103010)."""

from gongxin.codes.certificate_states import CERTIFICATE_STATES
from gongxin.codes.complexity import COMPLEXITY
from gongxin.codes.domains import DOMAIN_PATTERN
from gongxin.records.model import Access, Column, Kind, Table

CERTIFICATES = Table(
    name="certificates",
    zh="证书",
    en="Certificates",
    key=("cert_no",),
    cnca="103010",
    columns=(
        Column("cert_no", Kind.TEXT, "证书编号", "Certificate number", Access.PUBLIC, cnca="CERT_NUMBER"),
        Column("body_id", Kind.TEXT, "批准号", "Body", Access.PUBLIC, cnca="RZJG_ID"),
        Column("org_id", Kind.TEXT, "组织", "Organisation", Access.PUBLIC, cnca="ORG_CODE"),
        Column(
            "domain_code", Kind.TEXT, "认证领域", "Domain", Access.PUBLIC, pattern=DOMAIN_PATTERN, cnca="AUTH_PROJ_CODE"
        ),
        Column("standard", Kind.TEXT, "认证依据", "Standard", Access.PUBLIC, cnca="AUTH_PROJ_CODEDEC"),
        Column("scope_text", Kind.TEXT, "认证范围", "Scope", Access.PUBLIC, cnca="BUSI_COVER_SCOP"),
        Column("scope_codes", Kind.LIST, "业务范围代码", "Scope codes", cnca="BUSI_SCOP_CODE"),
        Column(
            "covered_personnel",
            Kind.INTEGER,
            "体系覆盖人数",
            "Personnel covered",
            Access.PUBLIC,
            minimum=0,
            cnca="RELA_PEOP_NUM",
        ),
        Column("complexity", Kind.TEXT, "复杂程度", "Complexity", codes=COMPLEXITY, cnca="RISK_PARAM"),
        Column("stage1_started_on", Kind.DATE, "一阶段开始日期", "Stage 1 started on", cnca="APPR_S_DATE"),
        Column("stage2_ended_on", Kind.DATE, "二阶段结束日期", "Stage 2 ended on", cnca="APPR_E_DATE"),
        Column(
            "onsite_days", Kind.NUMBER, "现场人日", "On-site auditor days", minimum=0, unit="day", cnca="CHK_PD_NUM"
        ),
        Column("base_days", Kind.NUMBER, "基准人日", "Base auditor days", minimum=0, unit="day", cnca="BASE_PD_NUM"),
        Column("decided_on", Kind.DATE, "认证决定日期", "Decided on", cnca="APP_ASS_DATE"),
        Column("decided_by", Kind.TEXT, "认证决定人", "Decided by", Access.PERSONAL, cnca="CHK_P_LIST"),
        Column("issued_on", Kind.DATE, "颁证日期", "Issued on", Access.PUBLIC, cnca="AWARD_DATE"),
        Column("expires_on", Kind.DATE, "有效期至", "Expires on", Access.PUBLIC, cnca="CERTI_E_DATE"),
        Column("first_issued_on", Kind.DATE, "初次获证日期", "First issued on", Access.PUBLIC, cnca="FIRST_CERT_DATE"),
        Column("reported_at", Kind.TIMESTAMP, "上报时间", "Reported at"),
        Column("status", Kind.TEXT, "证书状态", "State", Access.PUBLIC, codes=CERTIFICATE_STATES, cnca="CERTI_STATUS"),
        Column("status_on", Kind.DATE, "状态日期", "State since", Access.PUBLIC, cnca="CANCEL_DATE"),
        Column("status_reason", Kind.TEXT, "状态原因", "Reason of the state", cnca="CANCEL_CAUSE"),
        Column("suspended_from", Kind.DATE, "暂停起始", "Suspended from", Access.PUBLIC, cnca="PAUSE_S_DATE"),
        Column("suspended_to", Kind.DATE, "暂停终止", "Suspended to", Access.PUBLIC, cnca="PAUSE_E_DATE"),
        Column("main_cert_no", Kind.TEXT, "主证书编号", "Main certificate", Access.PUBLIC, cnca="M_CERTI_NUM"),
        Column("transferred_from", Kind.TEXT, "原认证机构", "Transferred from (body)", cnca="O_AWARD_JG"),
        Column("transferred_on", Kind.DATE, "转入日期", "Transferred on", cnca="EXCHANGE_DATE"),
        Column("accreditation_mark", Kind.TEXT, "认可标志", "Accreditation mark", Access.PUBLIC, cnca="ACC_SYMBOL"),
        Column("fee", Kind.NUMBER, "认证费用", "Fee", minimum=0, unit="yuan", cnca="REV_CERTI_FEE"),
        Column("rule_no", Kind.TEXT, "认证规则", "Certification rule", Access.PUBLIC, cnca="PROGRAM_FILENO"),
    ),
)
