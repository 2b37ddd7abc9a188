"""From when to when the dataset knows audit plans: absence is judged only inside."""

import ibis.expr.types as ir

from gongxin.detection.model import Tables, Values, fact


@fact(reads={"audit_plans": ("planned_start_at",)}, parameters={"share": "certificate.busy_month_share"})
def plan_horizon(t: Tables, p: Values) -> ir.Table:
    """One row: the first and the last planned start within months that hold a fair share of the busiest month's plans.

    A few stray plans with an early date must not make the dataset look older than it is.
    """
    starts = t.audit_plans.filter(t.audit_plans.planned_start_at.notnull())
    starts = starts.select(day=starts.planned_start_at.cast("date"))
    starts = starts.mutate(month=starts.day.truncate("M").cast("date"))
    months = starts.group_by("month").aggregate(plans=starts.count(), first=starts.day.min(), last=starts.day.max())
    busiest = months.aggregate(most=months.plans.max())
    busy = months.cross_join(busiest).filter(lambda m: m.plans >= m.most * p.share)
    return busy.aggregate(first_on=busy["first"].min(), last_on=busy["last"].max())
