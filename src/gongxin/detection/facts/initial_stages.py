"""Initial audits whose stage 2 was held, each with the stage 1 that belongs to it."""

from typing import Any

import ibis
import ibis.expr.types as ir

from gongxin.codes.audit_stages import INITIAL_STAGE1, INITIAL_STAGE2
from gongxin.detection.certificate_terms import CLASS, normal_number
from gongxin.detection.expressions import key64, members
from gongxin.detection.model import Tables, Values, fact

DAYS = ("stage1_from", "stage1_to", "stage2_from", "stage2_to")


@fact(
    reads={
        "audit_plans": (
            "plan_id",
            "body_id",
            "org_id",
            "domain_codes",
            "stage_codes",
            "cert_nos",
            "application_no",
            "planned_start_at",
            "planned_end_at",
            "cancelled",
        ),
        "stage_results": ("plan_key", *DAYS),
    },
    optional=("stage_results",),
    parameters={"after": "certificate.grant_after_days"},
)
def initial_stages(t: Tables, p: Values) -> ir.Table:
    """One row per plan of a management system whose results hold an initial stage 2 (0102).

    Its stage 1 is the one in its own results. Where those hold none, it is the earliest stage 1 in another plan of the
    body that shares the organisation and a class of domains, or the application, or a certificate named, and began
    before stage 2 or so soon after it that it can only be the one left out. `promised` says that the plan itself
    announced a stage 1.

    Where nobody in the records reports results, the plans that have ended stand for them, on the planned days.
    """
    plans, results = t.audit_plans, t.stage_results
    plans = plans.filter(~plans.cancelled.fill_null(False)).mutate(plan_key=key64(plans.plan_id))
    told = plans.join(results.filter(results.stage1_from.notnull() | results.stage2_from.notnull()), "plan_key")
    held = told.union(_by_plan_alone(plans, results, p).select(*told.columns))
    managed = held.filter((ibis.literal("；") + held.domain_codes.upper()).contains("；A"), held.stage2_from.notnull())
    whole = managed.filter(managed.stage1_from.notnull())
    lacking = managed.filter(managed.stage1_from.isnull()).drop("stage1_from", "stage1_to")
    elsewhere = _stage1_elsewhere(lacking, held.filter(held.stage1_from.notnull()), p.after)
    found = lacking.left_join(elsewhere, "plan_id")
    return _shown(whole).union(_shown(found))


def _by_plan_alone(plans: ir.Table, results: Any, p: Values) -> ir.Table:
    """Where there are no results at all: plans that have ended, with the days of the stages they announced.

    Of a plan for both stages, stage 1 is taken to have come first and stage 2 last.
    """
    silent = plans.cross_join(results.aggregate(reported=results.count()))
    silent = silent.filter(silent.reported == 0)
    first = silent.planned_start_at.cast("date")
    last = silent.planned_end_at.coalesce(silent.planned_start_at).cast("date")
    stages = silent.stage_codes.fill_null("")
    one, two = stages.contains(INITIAL_STAGE1), stages.contains(INITIAL_STAGE2)
    never = ibis.null("date")
    days = silent.mutate(
        stage1_from=ibis.ifelse(one, first, never),
        stage1_to=ibis.ifelse(one, ibis.ifelse(two, first, last), never),
        stage2_from=ibis.ifelse(two, ibis.ifelse(one, last, first), never),
        stage2_to=ibis.ifelse(two, last, never),
        ended_on=last,
    )
    return days.filter(days.ended_on <= p.as_of, days.stage1_from.notnull() | days.stage2_from.notnull())


def _shown(audits: Any) -> ir.Table:
    return audits.select(
        "plan_id", "body_id", "org_id", *DAYS, promised=audits.stage_codes.fill_null("").contains(INITIAL_STAGE1)
    )


def _stage1_elsewhere(lacking: ir.Table, stage1s: ir.Table, after: int) -> ir.Table:
    """For each plan in `lacking` the earliest stage 1 in a related plan."""
    pairs = _ties(lacking, "plan_id", "stage2_from").join(_ties(stage1s, "stage1_from", "stage1_to"), "tie")
    timely = pairs.filter(pairs.stage1_from.delta(pairs.stage2_from, unit="day") <= after)
    return timely.group_by("plan_id").aggregate(stage1_from=timely.stage1_from.min(), stage1_to=timely.stage1_to.min())


def _ties(audits: Any, *columns: str) -> ir.Table:
    """One row per thing that ties an audit to others of its body: organisation and class, application, certificate."""
    by_class = members(audits, "domain_codes", "domain")
    by_certificate = members(audits, "cert_nos", "named")
    by_application = audits.filter(audits.application_no.notnull())
    return ibis.union(
        by_class.select(*columns, tie=_tie(by_class, "org", by_class.org_id, by_class.domain.upper().substr(0, CLASS))),
        by_certificate.select(*columns, tie=_tie(by_certificate, "certificate", normal_number(by_certificate.named))),
        by_application.select(*columns, tie=_tie(by_application, "application", by_application.application_no)),
    )


def _tie(audits: Any, kind: str, *values: Any) -> ir.IntegerValue:
    """One number for the body and what ties the audit."""
    return key64(ibis.literal("/").join([audits.body_id, ibis.literal(kind), *values]))
