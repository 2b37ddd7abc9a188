"""X06: an audit plan changed after the audit was over, or well into it without a word."""

import ibis.expr.types as ir

from gongxin.detection.expressions import seconds_between
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation

SECONDS_PER_HOUR = 3600


@detector(
    pattern="X06",
    subject="plan",
    severity="medium",
    score=0.5,
    question=Text(zh="审核计划是否在事后变更？", en="Was the plan changed after the fact?"),
    law=(Citation("body-measures", "2020", "23"), Citation("body-measures", "2020", "37")),
    reads={
        "audit_plans": (
            "plan_id",
            "body_id",
            "org_id",
            "planned_start_at",
            "planned_end_at",
            "reported_at",
            "changed_at",
            "cancelled",
        ),
        "explanations": ("plan_id",),
    },
    optional=("explanations",),
    parameters={"hours": "plan_report.change_hours"},
    returns=("planned_start_at", "planned_end_at", "changed_at", "explained"),
    explanation=Text(
        zh="审核计划%(plan_id)s的计划时间为%(planned_start_at)s至%(planned_end_at)s，却于%(changed_at)s变更。",
        en="Plan %(plan_id)s ran from %(planned_start_at)s to %(planned_end_at)s but was changed at %(changed_at)s.",
    ),
)
def changed_after_the_fact(t: Tables, p: Values) -> ir.Table:
    """Plans not cancelled that were changed after their planned end, or more than a day after their start without an
    explanation on record. A replacement on the first day is honest; a change no later than the report is none.
    """
    plans = t.audit_plans
    changed = plans.filter(
        ~plans.cancelled.fill_null(False),
        plans.changed_at > plans.planned_start_at,
        (plans.changed_at > plans.reported_at).fill_null(True),
    )
    told = t.explanations.distinct()
    both = changed.left_join(told, changed.plan_id == told.plan_id).drop("cancelled", "reported_at")
    both = both.mutate(explained=both.plan_id_right.notnull()).drop("plan_id_right")
    after_end = (both.changed_at > both.planned_end_at).fill_null(False)
    late = seconds_between(both.planned_start_at, both.changed_at) > int(p.hours * SECONDS_PER_HOUR)
    return both.filter(after_end | (late & ~both.explained)).mutate(occurred_on=both.changed_at.cast("date"))
