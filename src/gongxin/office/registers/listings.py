"""Every list of the registers."""

from __future__ import annotations

from django.db.models import QuerySet

from gongxin.casework.accounts.roles import Permission
from gongxin.casework.notices.models import HolderNotice
from gongxin.casework.registry.models import (
    ApprovedScope,
    AuditPlan,
    Body,
    CccCertificate,
    Certificate,
    KnownComplaint,
    KnownInspection,
    KnownPenalty,
    Organisation,
    Registration,
    Rule,
)
from gongxin.casework.registry.when import When
from gongxin.casework.runs.models import Finding, Run
from gongxin.codes.body_states import ACCREDITATION_STATES, BODY_STATES
from gongxin.codes.certificate_states import CERTIFICATE_STATES
from gongxin.codes.code_table import code_table
from gongxin.codes.divisions import DIVISION_PATTERN
from gongxin.codes.organisation_states import ORGANISATION_STATES
from gongxin.codes.person_grades import EMPLOYMENT, PERSON_GRADES
from gongxin.codes.supervision_codes import COMPLAINT_KINDS, INSPECTION_ORIGINS, INSPECTION_OUTCOMES, SUBJECT_KINDS
from gongxin.i18n import Text
from gongxin.office.registers.filters import Choice, Contains, Days, Domain, Named, Number, Place, YesNo
from gongxin.office.registers.finding_columns import FINDING_COLUMNS, SEVERITIES
from gongxin.office.registers.listing import Listing, listing_of
from gongxin.records.model import Column, Kind

WAYS = code_table("ways", "告知方式", "Ways of telling", """
    letter | 书面 | Letter
    message | 短信或系统消息 | Message
    phone | 电话 | Phone
    publication | 公告 | Publication
""")  # fmt: skip
NOTICE_COLUMNS = (
    Column("id", Kind.INTEGER, "编号", "Number"),
    Column("org_id", Kind.TEXT, "组织", "Organisation"),
    Column("body_id", Kind.TEXT, "机构", "Body"),
    Column("since", Kind.DATE, "失效日期", "Without effect since"),
    Column("count", Kind.INTEGER, "证书数", "Certificates"),
    Column("certificates", Kind.LIST, "证书编号", "Certificate numbers"),
    Column("holder_division", Kind.TEXT, "组织所在地", "Place of the holder", pattern=DIVISION_PATTERN),
    Column("told_on", Kind.DATE, "告知日期", "Told on"),
    Column("told_how", Kind.TEXT, "告知方式", "Told by", codes=WAYS),
    Column("told_by", Kind.TEXT, "登记人", "Entered by"),
    Column("withdrawn", Kind.BOOLEAN, "已撤回", "Taken back"),
)
BODY_PLACE, HOLDER_PLACE = Text("机构所在地", "Place of the body"), Text("组织所在地", "Place of the holder")


def _of_latest_run(when: When) -> QuerySet[Finding]:
    """The findings of the latest run; a finding belongs to its run, so the dates of the page do not move it."""
    latest = Run.latest()
    return Finding.objects.filter(last_run=latest.pk) if latest else Finding.objects.none()


LISTINGS: dict[str, Listing] = {
    listing.name: listing
    for listing in (
        listing_of(
            Body,
            name="bodies",
            explanation=Text("经批准的认证机构，含已撤销和注销的", "Approved certification bodies, also those whose approval has ended"),
            page="body",
            shown=("body_id", "name", "division", "status", "accreditation_status", "approved_on", "approval_expires_on", "full_time_staff"),
            filters=(
                Contains("name"), Number("body_id"), Choice("status", codes=BODY_STATES),
                Choice("accreditation_status", codes=ACCREDITATION_STATES), Place("division"), YesNo("foreign_funded"),
                Days("approved_on"), Days("approval_expires_on"), Days("ended_on"),
            ),
            sorts=("body_id", "approved_on", "approval_expires_on", "full_time_staff", "name"),
        ),
        listing_of(
            Certificate,
            name="certificates",
            explanation=Text("管理体系、服务和自愿性产品认证证书", "Certificates of management systems, services and voluntary product certification"),
            page="certificate",
            shown=("cert_no", "org_id", "body_id", "domain_code", "status", "issued_on", "expires_on"),
            filters=(
                Number("cert_no"), Number("body_id"), Number("org_id"), Choice("status", codes=CERTIFICATE_STATES),
                Domain("domain_code"), Place("holder_division", HOLDER_PLACE), Place("body_division", BODY_PLACE),
                Days("issued_on"), Days("expires_on"), Number("rule_no"), Number("main_cert_no"),
            ),
            sorts=("issued_on", "expires_on"),
        ),
        listing_of(
            Organisation,
            name="organisations",
            explanation=Text("获证和申请认证的组织", "Organisations certified or applying"),
            page="organisation",
            shown=("org_id", "name", "division", "industry", "employees", "status", "registered_on"),
            filters=(
                Named("name", key="org_id", kind_searched="organisation"),
                Number("org_id"), Choice("status", codes=ORGANISATION_STATES), Place("division"),
                Number("industry"), Days("registered_on"), Days("dishonest_from"), Days("abnormal_from"),
            ),
            sorts=("division",),
        ),
        listing_of(
            Registration,
            name="people",
            title=Text("认证人员", "Certification persons"),
            explanation=Text("认证人员的注册；打开一条注册并写明查看目的，可见其人", "Registrations of certification persons; open one and state a purpose to see who it is"),
            page="registration",
            shown=("registration_no", "body_id", "domain_code", "grade", "employment", "valid_from", "valid_to"),
            filters=(
                Number("registration_no"), Number("body_id"), Domain("domain_code"), Choice("grade", codes=PERSON_GRADES),
                Choice("employment", codes=EMPLOYMENT), Place("body_division", BODY_PLACE), Days("valid_to"), Days("cancelled_on"),
            ),
            sorts=("registration_no", "valid_to"),
        ),
        listing_of(
            AuditPlan,
            name="plans",
            explanation=Text("机构上报的审核计划", "Audit plans that bodies reported"),
            page="plan",
            shown=("plan_id", "org_id", "body_id", "stage_codes", "planned_start_at", "planned_end_at", "site_division", "cancelled"),
            filters=(
                Number("plan_id"), Number("body_id"), Number("org_id"), Days("planned_start_at", moments=True),
                Domain("domain_codes", in_list=True), Place("site_division"), Place("body_division", BODY_PLACE),
                YesNo("remote"), YesNo("cancelled"),
            ),
            sorts=("planned_start_at",),
        ),
        listing_of(
            Rule,
            name="rules",
            explanation=Text("备案的认证规则", "Certification rules that were filed"),
            page="rule",
            shown=("rule_no", "title", "version", "body_id", "domain_code", "filed_on", "withdrawn_on"),
            filters=(
                Number("rule_no"), Contains("title"), Number("body_id"), Domain("domain_code"),
                Place("body_division", BODY_PLACE), Days("filed_on"), Days("withdrawn_on"),
            ),
            sorts=("filed_on", "rule_no"),
        ),
        listing_of(
            ApprovedScope,
            name="scopes",
            explanation=Text("机构获准开展认证的领域和业务范围", "Domains and scopes in which bodies may certify"),
            page="",
            shown=("body_id", "domain_code", "scope_code", "from_on", "to_on"),
            filters=(Number("body_id"), Domain("domain_code"), Number("scope_code"), Place("body_division", BODY_PLACE), Days("from_on"), Days("to_on")),
            sorts=("from_on",),
        ),
        listing_of(
            CccCertificate,
            name="ccc_certificates",
            explanation=Text("强制性产品认证证书", "Certificates of compulsory product certification"),
            page="",
            shown=("cert_no", "manufacturer", "product_class", "body_id", "status", "issued_on", "expires_on"),
            filters=(
                Number("cert_no"), Number("body_id"), Number("factory_id"), Number("product_class"),
                Choice("status", codes=CERTIFICATE_STATES), Days("issued_on"), Days("expires_on"),
            ),
            sorts=("issued_on",),
        ),
        listing_of(
            KnownInspection,
            name="inspections",
            explanation=Text("已实施的监督检查及结果", "Inspections made, with their outcomes"),
            page="",
            shown=("inspection_id", "inspected_on", "body_id", "org_id", "cert_no", "origin", "outcome"),
            filters=(
                Number("body_id"), Number("org_id"), Number("cert_no"), Choice("origin", codes=INSPECTION_ORIGINS),
                Choice("outcome", codes=INSPECTION_OUTCOMES), Days("inspected_on"),
            ),
            sorts=("inspected_on",),
        ),
        listing_of(
            KnownPenalty,
            name="penalties",
            explanation=Text("已作出的行政处罚决定", "Penalty decisions made"),
            page="",
            shown=("decision_no", "decided_on", "subject_kind", "subject_id", "provision", "kind", "fine", "confiscated"),
            filters=(Number("decision_no"), Choice("subject_kind", codes=SUBJECT_KINDS), Number("subject_id"), Days("decided_on")),
            sorts=("decided_on",),
        ),
        listing_of(
            KnownComplaint,
            name="complaints",
            explanation=Text("已收到的投诉举报", "Complaints and reports received"),
            page="",
            shown=("complaint_id", "received_on", "kind", "about_kind", "about_id", "verified"),
            filters=(Choice("kind", codes=COMPLAINT_KINDS), Choice("about_kind", codes=SUBJECT_KINDS), Number("about_id"), YesNo("verified"), Days("received_on")),
            sorts=("received_on",),
        ),
        Listing(
            name="notices",
            title=Text("待告知的获证组织", "Holders to be told"),
            explanation=Text("机构批准终止后证书失效，须告知的获证组织", "Holders whose certificates lost effect when the approval of their body ended"),
            model=HolderNotice,
            columns=NOTICE_COLUMNS,
            key="id",
            page="notice",
            shown=("id", "org_id", "body_id", "since", "count", "told_on", "told_how"),
            filters=(Number("body_id"), Number("org_id"), Choice("told_how", codes=WAYS), Place("holder_division", HOLDER_PLACE), Days("since"), Days("told_on"), YesNo("withdrawn")),
            sorts=("since",),
            permission=Permission.WORK_WARNINGS,
            source=lambda _: HolderNotice.objects.all(),
        ),
        Listing(
            name="findings",
            title=Text("监测发现", "Findings"),
            explanation=Text("最近一次监测的发现：只是线索，由人作出判断", "Findings of the latest run: leads only, people decide"),
            model=Finding,
            columns=FINDING_COLUMNS,
            key="finding_id",
            page="finding",
            shown=("finding_id", "occurred_on", "severity", "detector", "body_id", "org_id", "explanation"),
            filters=(
                Number("body_id"), Number("org_id"), Number("cert_no"), Number("plan_id"), Choice("severity", codes=SEVERITIES),
                Contains("detector"), Number("pattern"), Place("body_division", BODY_PLACE), Place("place_division"), Days("occurred_on"),
            ),
            sorts=("occurred_on", "score"),
            permission=Permission.READ_FINDINGS,
            source=_of_latest_run,
        ),
    )
}  # fmt: skip
