"""X07: an auditor with more days of audit in a month than the calendar holds."""

from typing import Any

import ibis
import ibis.expr.types as ir

from gongxin.codes.audit_roles import AUDITING_ROLES
from gongxin.detection.model import Tables, Values, detector
from gongxin.detection.windows import EPOCH, day_number
from gongxin.i18n import Text
from gongxin.law.citation import Citation

COUNTED_ROLES = (*AUDITING_ROLES, "trainee")


@detector(
    pattern="X07",
    subject="person",
    severity="medium",
    score=0.6,
    question=Text(
        zh="审核人员一个月的审核人日是否超出日历所能容纳？",
        en="Did someone audit more days in a month than the calendar holds?",
    ),
    law=(
        Citation("certification-regulations", "2023", "21"),
        Citation("iaf-md5", "2019", ""),
        Citation("qms-rule", "2025", ""),
    ),
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
    returns=("month", "days", "audits", "bodies", "limit_days"),
    explanation=Text(
        zh="%(person_id)s在%(month)s的审核共%(days)s人日（%(audits)s次，%(bodies)s家机构），超过每月%(limit_days)s人日。",
        en="%(person_id)s has %(days)s days of audit in %(month)s (%(audits)s audits, %(bodies)s bodies), more than the "
        "%(limit_days)s a month can hold.",
    ),
)
def auditor_load(t: Tables, p: Values) -> ir.Table:
    """Days of audit of leaders, auditors and trainees by calendar month, over all bodies.

    The planned days of the person, else the span of the plan. Plans at one organisation on the same day are one
    integrated audit and count once, with the most days. An audit that runs over the end of a month is shared out by
    its calendar days. `body_id` is the body, where there is only one.
    """
    acts = t.team_activity.filter(t.team_activity.role.isin(COUNTED_ROLES), t.team_activity.days > 0)
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
    over = summed.filter(summed.days > p.limit)
    return over.select(
        "person_id",
        "days",
        "audits",
        "bodies",
        month=over.month.cast("string").substr(0, 7),
        limit_days=ibis.literal(float(p.limit)),
        body_id=(over.bodies == 1).ifelse(over.one_body, None),
        occurred_on=over.last_on,
    )


def _visits(acts: Any) -> ir.Table:
    """Days of each person, organisation and first day, shared out over the months they fall in."""
    visits = acts.group_by(["person_key", "person_id", "org_id", "started_on", "day_no"]).aggregate(
        days=acts.days.max(), plan_id=acts.plan_id.min(), body_id=acts.body_id.min()
    )
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
