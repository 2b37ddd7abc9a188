"""P05: stage 1 of an initial audit had not ended before the day stage 2 began."""

import ibis.expr.types as ir

from gongxin.detection.certificate_terms import cert_key
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P05",
    subject="plan",
    severity="medium",
    score=0.7,
    question=Text(zh="第一阶段与第二阶段审核是否在同一天？", en="Were stage 1 and stage 2 held on the same day?"),
    law=(
        Citation("certification-regulations", "2023", "59"),
        Citation("iso-17021-1", "2015", "9.3"),
    ),
    reads={
        "initial_stages": ("plan_id", "body_id", "org_id", "stage1_from", "stage1_to", "stage2_from"),
        "certificate_audits": ("cert_key", "plan_id", "initial"),
        "certificates": ("cert_no",),
    },
    optional=("certificate_audits", "certificates"),
    returns=("stage1_from", "stage1_to", "stage2_from"),
    explanation=Text(
        zh="审核%(plan_id)s的第一阶段从%(stage1_from)s到%(stage1_to)s，第二阶段于%(stage2_from)s已经开始，其间没有间隔。",
        en="In audit %(plan_id)s stage 1 lasted from %(stage1_from)s to %(stage1_to)s and stage 2 began on "
        "%(stage2_from)s: no day lies between them.",
    ),
)
def stage1_same_day(t: Tables, p: Values) -> ir.Table:
    """Stage 1 ended, by the results (by the plans where nobody reports results), on the day stage 2 began or later, so nothing found in it could be acted upon.

    A stage 1 that only began after stage 2 did belongs to `p06_stages_out_of_order`; one that ended the day before is
    in order here.
    """
    audits = t.initial_stages
    close = audits.filter(audits.stage1_from <= audits.stage2_from, audits.stage1_to >= audits.stage2_from)
    links = t.certificate_audits.filter(t.certificate_audits.initial).semi_join(close, "plan_id")
    linked = links.join(t.certificates.mutate(cert_key=cert_key(t.certificates.cert_no)), "cert_key")
    certified = linked.group_by("plan_id").aggregate(cert_no=linked.cert_no.min())
    found = close.left_join(certified, "plan_id")
    return found.select(
        "plan_id",
        "body_id",
        "org_id",
        "cert_no",
        "stage1_from",
        "stage1_to",
        "stage2_from",
        occurred_on=found.stage2_from,
    )
