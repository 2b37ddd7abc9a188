"""X06: an audit plan reported after the audit had begun."""

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
    score=0.4,
    question=Text(zh="审核计划是否在审核开始后才上报？", en="Was the plan reported only after the audit had begun?"),
    law=(Citation("body-measures", "2020", "23"), Citation("body-measures", "2020", "37")),
    reads={
        "audit_plans": ("plan_id", "body_id", "org_id", "planned_start_at", "reported_at", "cancelled"),
    },
    returns=("planned_start_at", "reported_at", "hours_late"),
    explanation=Text(
        zh="审核计划%(plan_id)s于%(planned_start_at)s开始，%(reported_at)s才上报，迟%(hours_late)s小时。",
        en="Plan %(plan_id)s began at %(planned_start_at)s and was reported only at %(reported_at)s, %(hours_late)s hours late.",
    ),
)
def reported_after_start(t: Tables, p: Values) -> ir.Table:
    """Plans not cancelled whose report came after the planned start; the same second is in time.

    The lead time of the current rules is not at hand, so any report before the start is in order.
    """
    plans = t.audit_plans
    late = plans.filter(~plans.cancelled.fill_null(False), plans.reported_at > plans.planned_start_at)
    hours = seconds_between(late.planned_start_at, late.reported_at) / SECONDS_PER_HOUR
    return late.mutate(hours_late=hours.round(1), occurred_on=late.reported_at.cast("date")).drop("cancelled")
