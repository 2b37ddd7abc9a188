"""P05: the certificate itself states that stage 1 began on the day stage 2 ended."""

import ibis.expr.types as ir

from gongxin.detection.certificate_terms import is_first_issue, is_management_system, with_grants
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P05",
    subject="certificate",
    severity="medium",
    score=0.6,
    question=Text(
        zh="证书填报的第一阶段与第二阶段是否为同一天？",
        en="Does the certificate state one day for stage 1 and stage 2?",
    ),
    law=(
        Citation("certification-regulations", "2023", "59"),
        Citation("iso-17021-1", "2015", "9.3"),
    ),
    reads={
        "certificates": (
            "cert_no",
            "body_id",
            "org_id",
            "domain_code",
            "issued_on",
            "first_issued_on",
            "stage1_started_on",
            "stage2_ended_on",
        ),
        "grants": ("cert_key", "plan_id", "recertification", "stage1_from", "stage2_from"),
    },
    optional=("grants",),
    parameters={"first_issue_days": "certificate.first_issue_days"},
    returns=("stage1_started_on", "stage2_ended_on"),
    explanation=Text(
        zh="证书%(cert_no)s填报第一阶段于%(stage1_started_on)s开始，第二阶段于%(stage2_ended_on)s结束，为同一天。",
        en="Certificate %(cert_no)s states that stage 1 began on %(stage1_started_on)s and stage 2 ended on "
        "%(stage2_ended_on)s: the same day.",
    ),
)
def stage1_same_day_stated(t: Tables, p: Values) -> ir.Table:
    """First certificates of a management system whose stated stage 1 began on the stated last day of stage 2.

    Judged only where no result of the audit speaks for itself: `p05_stage1_same_day` and `p05_stage1_missing` read
    those. Recertifications need no stage 1 and are left out.
    """
    stated = t.certificates.filter(
        t.certificates.stage1_started_on == t.certificates.stage2_ended_on,
        is_management_system(t.certificates.domain_code),
        is_first_issue(t.certificates, p.first_issue_days),
    )
    rows = with_grants(stated, t.grants)
    alone = rows.filter(rows.stage1_from.isnull(), rows.stage2_from.isnull(), ~rows.recertification.fill_null(False))
    return alone.select(
        "cert_no",
        "body_id",
        "org_id",
        "plan_id",
        "stage1_started_on",
        "stage2_ended_on",
        occurred_on=alone.stage2_ended_on,
    )
