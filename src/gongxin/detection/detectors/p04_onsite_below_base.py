"""P04: fewer on-site auditor days than the reductions permit from the base days the body itself reported."""

import ibis.expr.types as ir

from gongxin.detection.audit_days import least_share, rounding_grace
from gongxin.detection.certificate_terms import granted_together, is_first_issue, with_grants
from gongxin.detection.expressions import once
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation

RETURNS = ("onsite_days", "base_days", "share", "least_share")


@detector(
    pattern="P04",
    subject="certificate",
    severity="high",
    score=0.8,
    question=Text(
        zh="现场人日是否低于按基准人日允许减少的下限？",
        en="Were the on-site days below what may remain of the reported base days?",
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
            "onsite_days",
            "base_days",
            "issued_on",
            "first_issued_on",
            "stage2_ended_on",
        ),
        "grants": ("cert_key", "plan_id", "recertification", "integrated"),
    },
    optional=("grants",),
    parameters={
        "reduction": "audit_time.reduction_limit",
        "integrated_reduction": "audit_time.integrated_reduction",
        "recertification_share": "audit_time.recertification_share",
        "rounding": "audit_time.rounding",
        "first_issue_days": "certificate.first_issue_days",
    },
    returns=RETURNS,
    explanation=Text(
        zh="证书%(cert_no)s的现场人日为%(onsite_days)s，基准人日为%(base_days)s，比例%(share)s低于允许的%(least_share)s。",
        en="Certificate %(cert_no)s rests on %(onsite_days)s on-site days against %(base_days)s base days: a share of "
        "%(share)s, below the %(least_share)s that may remain.",
    ),
)
def onsite_below_base(t: Tables, p: Values) -> ir.Table:
    """`onsite_days` (CHK_PD_NUM) against `base_days` (BASE_PD_NUM) of the certificate.

    At least 1 − 30 % of the base must remain; two thirds of that for a recertification, and a fifth less for an
    integrated audit. Where no audit of it is known, a certificate in another domain given on the same day shows that it
    was integrated. Days reported in steps of half a day may have been rounded down and get half a step of grace;
    finer figures get none. A certificate counts as recertified when its audit was one, or when it was first issued long before this issue.
    """
    doubtful = t.certificates.filter(
        t.certificates.base_days > 0, t.certificates.onsite_days < t.certificates.base_days * (1 - p.reduction)
    )
    rows = granted_together(once(with_grants(doubtful, t.grants), "doubtful"), t.certificates)
    recertified = rows.recertification.fill_null(False) | ~is_first_issue(rows, p.first_issue_days)
    rows = rows.mutate(
        occurred_on=rows.stage2_ended_on.coalesce(rows.issued_on),
        share=(rows.onsite_days / rows.base_days).round(6),
        least_share=least_share(p, recertified, rows.integrated.fill_null(rows.together)),
        grace=rounding_grace(p, rows.onsite_days),
    )
    short = rows.filter(rows.onsite_days < (rows.least_share * rows.base_days - rows.grace).round(6))
    return short.select("cert_no", "body_id", "org_id", "plan_id", "occurred_on", *RETURNS)
