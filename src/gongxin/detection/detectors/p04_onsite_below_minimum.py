"""P04: fewer on-site auditor days than the audit-time tables require for the number of persons."""

from typing import Any

import ibis
import ibis.expr.types as ir

from gongxin.detection.audit_days import days_by_complexity, days_of, least_share, rounding_grace
from gongxin.detection.certificate_terms import CLASS, granted_together, is_first_issue, with_grants
from gongxin.detection.expressions import once
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation

RETURNS = ("onsite_days", "least_days", "table_days", "personnel", "domain_code")
JUDGED = ("A01", "A02", "A03", "A05")


@detector(
    pattern="P04",
    subject="certificate",
    severity="high",
    score=0.8,
    question=Text(
        zh="现场人日是否低于审核时间表在允许减少后的最低要求？",
        en="Were the on-site days below what the audit-time tables require after every permitted reduction?",
    ),
    law=(
        Citation("certification-regulations", "2023", "59"),
        Citation("iaf-md5", "2019", ""),
        Citation("qms-rule", "2025", ""),
    ),
    reads={
        "certificates": (
            "cert_no",
            "body_id",
            "org_id",
            "domain_code",
            "covered_personnel",
            "complexity",
            "onsite_days",
            "issued_on",
            "first_issued_on",
            "stage2_ended_on",
        ),
        "grants": ("cert_key", "plan_id", "recertification", "integrated", "effective_personnel"),
    },
    optional=("grants",),
    parameters={
        "qms": "audit_time.iaf_md5_qms",
        "ems": "audit_time.iaf_md5_ems",
        "isms": "audit_time.iso_27006",
        "reduction": "audit_time.reduction_limit",
        "on_site": "audit_time.on_site_share",
        "integrated_reduction": "audit_time.integrated_reduction",
        "recertification_share": "audit_time.recertification_share",
        "rounding": "audit_time.rounding",
        "first_issue_days": "certificate.first_issue_days",
    },
    returns=RETURNS,
    explanation=Text(
        zh="证书%(cert_no)s（%(domain_code)s，%(personnel)s人）按表应为%(table_days)s人日，减到最低现场仍需%(least_days)s人日，"
        "实际%(onsite_days)s人日。",
        en="Certificate %(cert_no)s (%(domain_code)s, %(personnel)s persons) asks for %(table_days)s days by the table "
        "and at least %(least_days)s on site after every reduction; it rests on %(onsite_days)s.",
    ),
)
def onsite_below_minimum(t: Tables, p: Values) -> ir.Table:
    """The initial days of the table for the persons covered, less every reduction that could be claimed.

    Tables: MD5 for quality (A01…), MD5 by complexity for environment and health and safety (A02…, A03…), ISO/IEC
    27006 for information security (A05…); other domains are not judged. Persons are those covered by the certificate
    or the effective personnel of the plan, whichever are fewer. Where no audit of it is known, a certificate in another
    domain given on the same day shows that it was integrated. Reductions: 30 %, a fifth of the rest off site, a
    fifth for an integrated audit, a third for a recertification; the rest is rounded down to half a day. Unlike
    `p04_onsite_below_base` this does not trust the base days the body reported.
    """
    judged = t.certificates.filter(
        t.certificates.onsite_days.notnull(), t.certificates.domain_code.upper().substr(0, CLASS).isin(JUDGED)
    )
    rows = with_grants(judged, t.grants)
    rows = rows.mutate(effective_personnel=rows.effective_personnel.nullif(0))
    rows = rows.mutate(
        personnel=ibis.least(
            rows.covered_personnel.coalesce(rows.effective_personnel),
            rows.effective_personnel.coalesce(rows.covered_personnel),
        ),
        recertified=rows.recertification.fill_null(False) | ~is_first_issue(rows, p.first_issue_days),
        occurred_on=rows.stage2_ended_on.coalesce(rows.issued_on),
    )
    rows = rows.mutate(table_days=_table_days(rows, p))
    short = once(_short(rows.mutate(grace=rounding_grace(p, rows.onsite_days)), rows.integrated, p), "short")
    # Few are left to ask whether they were granted together with others.
    rest = granted_together(short, t.certificates)
    short = _short(rest, rest.integrated.fill_null(rest.together), p)
    return short.select("cert_no", "body_id", "org_id", "plan_id", "occurred_on", *RETURNS)


def _short(rows: ir.Table, integrated: Any, p: Any) -> ir.Table:
    """Certificates with fewer days than must remain, with those as `least_days`."""
    share = least_share(p, rows.recertified, integrated)
    rows = rows.mutate(least_days=(rows.table_days * share * p.on_site).round(2))
    return rows.filter(rows.onsite_days < (rows.least_days - rows.grace).round(6))


def _table_days(rows: Any, p: Any) -> ir.FloatingValue:
    domain_class = rows.domain_code.upper().substr(0, CLASS)
    return ibis.cases(
        (domain_class == "A01", days_of(p.qms, rows.personnel)),
        (domain_class.isin(["A02", "A03"]), days_by_complexity(p.ems, rows.personnel, rows.complexity)),
        (domain_class == "A05", days_of(p.isms, rows.personnel)),
    )
