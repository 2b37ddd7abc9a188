"""Who took part in which audit: the planned teams, and those whom only the results name."""

import ibis
import ibis.expr.types as ir

from gongxin.detection.expressions import key64, seconds_between
from gongxin.detection.model import Tables, Values, fact
from gongxin.detection.windows import day_number

SECONDS_PER_HOUR = 3600
KEYS = ("plan_key", "person_key")


@fact(
    reads={
        "audit_plans": (
            "plan_id",
            "body_id",
            "org_id",
            "domain_codes",
            "planned_start_at",
            "planned_end_at",
            "cancelled",
        ),
        "audit_team": ("plan_id", "person_id", "role", "registration_no", "planned_days"),
        "audit_results": ("plan_id", "person_id", "role", "registration_no"),
    },
    optional=("audit_results",),
    parameters={"half_day_hours": "load.half_day_hours"},
)
def team_activity(t: Tables, p: Values) -> ir.Table:
    """One row per plan and person, for plans not cancelled that began by the day of the run.

    `days` are the planned person-days of this person; where none are reported, the calendar days of the plan without
    the weekends of full weeks, half a day for an audit of a few hours.
    """
    plans, team, results = t.audit_plans, t.audit_team, t.audit_results
    begun = plans.filter(
        ~plans.cancelled.fill_null(False),
        plans.planned_start_at.notnull(),
        plans.planned_start_at.cast("date") <= p.as_of,
    )
    begun = begun.select(
        "plan_id",
        "body_id",
        "org_id",
        "domain_codes",
        plan_key=key64(begun.plan_id),
        started_on=begun.planned_start_at.cast("date"),
        day_no=day_number(begun.planned_start_at.cast("date")),
        span_days=_span_days(begun, p.half_day_hours),
    )
    team, results = _with_keys(team), _with_keys(results)
    named = results.anti_join(team, KEYS)
    unplanned = named.group_by(["plan_id", "person_id", *KEYS]).aggregate(
        role=named.role.min(), registration_no=named.registration_no.min()
    )
    unplanned = unplanned.mutate(planned_days=ibis.null("float64"))
    both = team.union(unplanned.select(*team.columns))
    both = both.drop("plan_id").join(begun, "plan_key")
    return both.mutate(days=both.planned_days.fill_null(both.span_days)).drop("planned_days", "span_days")


def _with_keys(rows: ir.Table) -> ir.Table:
    """The rows that name a person, with numbers for plan and person."""
    named = rows.filter(rows.person_id.notnull())
    return named.mutate(plan_key=key64(named.plan_id), person_key=key64(named.person_id))


def _span_days(plans: ir.Table, half_day_hours: float) -> ir.FloatingValue:
    """Audit days between the planned start and end of a plan."""
    end = plans.planned_end_at.fill_null(plans.planned_start_at)
    calendar = (day_number(end.cast("date")) - day_number(plans.planned_start_at.cast("date")) + 1).cast("int64")
    working = ibis.greatest(calendar - 2 * (calendar // 7), 1).cast("float64")
    hours = seconds_between(plans.planned_start_at, end)
    short = (hours > 0) & (hours <= int(half_day_hours * SECONDS_PER_HOUR))
    return ibis.ifelse(short, 0.5, working)
