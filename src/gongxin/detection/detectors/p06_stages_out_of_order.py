"""P06: stage 2 of an initial audit came before its stage 1."""

import ibis
import ibis.expr.types as ir

from gongxin.detection.certificate_terms import is_first_issue, is_management_system, with_grants
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P06",
    subject="certificate",
    severity="high",
    score=0.8,
    question=Text(zh="第二阶段审核是否早于第一阶段？", en="Did stage 2 come before stage 1?"),
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
        "grants": ("cert_key", "plan_id", "stage1_from", "stage2_from"),
    },
    optional=("grants",),
    parameters={"first_issue_days": "certificate.first_issue_days"},
    returns=("stage1_on", "stage2_on"),
    explanation=Text(
        zh="证书%(cert_no)s的第二阶段在%(stage2_on)s，早于第一阶段的%(stage1_on)s。",
        en="For certificate %(cert_no)s stage 2 is dated %(stage2_on)s, before stage 1 on %(stage1_on)s.",
    ),
)
def stages_out_of_order(t: Tables, p: Values) -> ir.Table:
    """Stage 2 ended, as stated by the certificate, before stage 1 began; or began before it, by the results.

    Days are compared; stages on one day belong to `p05_stage1_same_day`.
    """
    rows = with_grants(t.certificates, t.grants.filter(t.grants.stage2_from < t.grants.stage1_from))
    stated = (rows.stage2_ended_on < rows.stage1_started_on).fill_null(False)
    results = (
        (rows.stage2_from < rows.stage1_from)
        & is_management_system(rows.domain_code)
        & is_first_issue(rows, p.first_issue_days)
    ).fill_null(False)
    rows = rows.mutate(
        stage1_on=ibis.ifelse(stated, rows.stage1_started_on, rows.stage1_from),
        stage2_on=ibis.ifelse(stated, rows.stage2_ended_on, rows.stage2_from),
        wrong=stated | results,
    )
    wrong = rows.filter(rows.wrong)
    return wrong.select(
        "cert_no", "body_id", "org_id", "plan_id", "stage1_on", "stage2_on", occurred_on=wrong.stage2_on
    )
