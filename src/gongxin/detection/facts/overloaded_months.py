"""Months in which someone audited more days than the calendar holds."""

from typing import Any

import ibis
import ibis.expr.types as ir

from gongxin.codes.audit_roles import PRACTISING_ROLES
from gongxin.detection.expressions import once
from gongxin.detection.model import Tables, Values, fact
from gongxin.detection.windows import EPOCH, day_number


@fact(
    reads={
        "team_activity": (
            "plan_id",
            "person_id",
            "person_key",
            "role",
            "body_id",
            "org_id",
            "started_on",
            "day_no",
            "days",
        )
    },
    parameters={"limit": "load.month_days"},
)
def overloaded_months(t: Tables, p: Values) -> ir.Table:
    """One row per person and such a month (`month`, its first day): days, audits, bodies, the one body, the last day.

    Leaders, auditors and trainees over all bodies, by the planned days of the person, else the span of the plan. Plans
    at one organisation on the same day are one integrated audit and count once, with the most days. An audit that runs
    over the end of a month is shared out by its calendar days.
    """
    acts = t.team_activity.filter(t.team_activity.role.isin(PRACTISING_ROLES), t.team_activity.days > 0)
    by_month = ["person_key", "month"]
    # A cheap upper bound first: only people whose plain sum over two months may exceed the limit are looked at.
    rough = acts.group_by("person_key", month=acts.started_on.truncate("M").cast("date")).aggregate(
        total=acts.days.sum()
    )
    months = ibis.window(group_by="person_key", order_by="month")
    rough = rough.mutate(with_before=rough.total + rough.total.lag().over(months).fill_null(0.0))
    busy = rough.filter(rough.with_before > p.limit).select("person_key").distinct()
    visits = _visits(acts.semi_join(busy, "person_key"))
    summed = visits.group_by([*by_month, "person_id"]).aggregate(
        days=visits.days.sum().round(2),
        audits=visits.plan_id.nunique(),
        bodies=visits.body_id.nunique(),
        one_body=visits.body_id.min(),
        last_on=visits.started_on.max(),
    )
    return summed.filter(summed.days > p.limit)


def _visits(acts: Any) -> ir.Table:
    """Days of each person, organisation and first day, shared out over the months they fall in."""
    visits = acts.group_by(["person_key", "person_id", "org_id", "started_on", "day_no"]).aggregate(
        days=acts.days.max(), plan_id=acts.plan_id.min(), body_id=acts.body_id.min()
    )
    visits = once(visits, "visits")
    month = visits.started_on.truncate("M").cast("date")
    # The first of the next month: 32 days after the first of this one lie in the next.
    following = (EPOCH + (day_number(month) + 32).as_interval("D")).cast("date").truncate("M").cast("date")
    visits = visits.mutate(month=month, following=following)
    room = day_number(visits.following) - visits.day_no
    visits = visits.mutate(here=ibis.least(visits.days, room.cast("float64")))
    rest = visits.filter(visits.days > visits.here)
    rest = rest.mutate(month=rest.following, here=rest.days - rest.here)
    both = visits.union(rest)
    return both.mutate(days=both.here).drop("here", "following")
