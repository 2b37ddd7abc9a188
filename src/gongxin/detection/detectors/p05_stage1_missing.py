"""P05: stage 2 of an initial audit was held, and no stage 1 is on record."""

from typing import Any

import ibis
import ibis.expr.types as ir

from gongxin.detection.certificate_terms import cert_key, is_first_issue
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P05",
    subject="plan",
    severity="high",
    score=0.8,
    question=Text(
        zh="初次认证是否缺少第一阶段审核？", en="Was an initial certification granted without a stage 1 audit?"
    ),
    law=(
        Citation("certification-regulations", "2023", "21"),
        Citation("certification-regulations", "2023", "59"),
        Citation("iso-17021-1", "2015", "9.3"),
    ),
    reads={
        "initial_stages": ("plan_id", "body_id", "org_id", "stage1_from", "stage2_from", "promised"),
        "certificate_audits": ("cert_key", "plan_id", "initial"),
        "certificates": ("cert_no", "issued_on", "first_issued_on", "stage1_started_on"),
        "plan_horizon": ("first_on",),
    },
    optional=("certificates", "certificate_audits"),
    parameters={
        "gap": "certificate.stage_gap_days",
        "usual": "certificate.claims_share",
        "first_issue_days": "certificate.first_issue_days",
    },
    returns=("stage2_from", "stated_stage1_on"),
    explanation=Text(
        zh="审核%(plan_id)s于%(stage2_from)s开始第二阶段，没有任何第一阶段记录。",
        en="Audit %(plan_id)s began its stage 2 on %(stage2_from)s; no stage 1 is on record.",
    ),
)
def stage1_missing(t: Tables, p: Values) -> ir.Table:
    """A plan with results of stage 2 (0102) and no stage 1 (0101) in it or in any related plan of the body.

    Where nobody in the records reports results, the plans that have ended are read instead.

    Silent where stage 1 may lie before the data begin: where the certificate states such a day, or where no day is
    stated and stage 2 came within the usual gap after the first plan known. The latter does not excuse a plan that
    announced a stage 1 itself, nor a certificate without that day among certificates that usually state it.
    """
    lacking = t.initial_stages.filter(t.initial_stages.stage1_from.isnull()).drop("stage1_from")
    told = lacking.left_join(_stated(t, lacking), "plan_id").cross_join(t.plan_horizon)
    told = told.cross_join(_usually_stated(t.certificates, t.plan_horizon, p))
    unexcused = told.promised | (told.cert_no.notnull() & (told.stating >= p.usual).fill_null(False))
    inside = ibis.ifelse(
        told.stated_stage1_on.notnull(),
        told.stated_stage1_on >= told.first_on,
        unexcused | (told.stage2_from.delta(told.first_on, unit="day") >= p.gap),
    )
    return told.filter(inside.fill_null(False)).select(
        "plan_id", "body_id", "org_id", "cert_no", "stage2_from", "stated_stage1_on", occurred_on=told.stage2_from
    )


def _stated(t: Any, lacking: ir.Table) -> ir.Table:
    """The certificates behind the plans in question, with the earliest day of stage 1 they state."""
    links = t.certificate_audits.filter(t.certificate_audits.initial).semi_join(lacking, "plan_id")
    linked = links.join(t.certificates.mutate(cert_key=cert_key(t.certificates.cert_no)), "cert_key")
    return linked.group_by("plan_id").aggregate(
        cert_no=linked.cert_no.min(), stated_stage1_on=linked.stage1_started_on.min()
    )


def _usually_stated(certificates: Any, horizon: Any, p: Any) -> ir.Table:
    """One row: the share of first certificates since the data began that state a day of stage 1."""
    recent = certificates.cross_join(horizon).filter(lambda c: c.issued_on >= c.first_on)
    first = recent.filter(is_first_issue(recent, p.first_issue_days))
    return first.aggregate(stating=first.stage1_started_on.notnull().cast("int64").mean())
