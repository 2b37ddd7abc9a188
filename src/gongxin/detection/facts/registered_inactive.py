"""Auditors registered with a body for the whole last year of the plans and never seen at work for it."""

import ibis
import ibis.expr.types as ir

from gongxin.codes.person_grades import AUDITOR, SENIOR_AUDITOR, TRAINEE
from gongxin.detection.expressions import key64
from gongxin.detection.model import Tables, Values, fact
from gongxin.detection.windows import day_number

FULL_TIME, PART_TIME = "full_time", "part_time"


@fact(
    reads={
        "person_registration": ("person_id", "body_id", "grade", "employment", "from_no", "to_no", "from_known"),
        "team_activity": ("person_id", "body_id", "day_no"),
        "own_visits": ("plan_key", "person_key"),
        "shown_visits": ("plan_key", "person_key"),
        "audits": ("plan_key", "body_id"),
        "certificates": ("body_id", "decided_by", "decided_on"),
        "double_registrations": ("person_id",),
        "plan_horizon": ("first_on", "last_on"),
    },
    optional=("own_visits", "shown_visits", "audits", "certificates"),
    parameters={
        "period": "registration.period_days",
        "least_horizon": "registration.least_horizon_days",
        "most": "registration.least_inactive",
        "common": "registration.common_inactive_share",
    },
)
def registered_inactive(t: Tables, p: Values) -> ir.Table:
    """One row per such person and body. Reads identifiers, times and places only, never names.

    Work is a place in any team, in the results, in a sign-in of one's own or a colleague's photo, or a certification
    decision. `active_elsewhere` says that the person was seen in audits of other bodies. `people` and `inactive` count
    the body's persons of the same `standing`, `other_people` and `other_inactive` those of all the others: full-time
    auditors are held against full-time auditors, and so apart are trainees and part-time people, who are called for
    less often. `body_works` says that anybody at all audited for the body in that time. People registered with two
    bodies are left to P11. Without a history of plans that is long enough nobody is named.
    """
    year = year_of_plans(t.plan_horizon, p)
    members = whole_year_members(t.person_registration, year).anti_join(t.double_registrations, "person_id")
    acts = t.team_activity.cross_join(year)
    acts = acts.filter(acts.day_no.between(acts.first_no, acts.last_no)).select("person_id", "body_id").distinct()
    away = members.anti_join(acts, ["person_id", "body_id"])
    idle = away.anti_join(_seen_or_deciding(t, away, year), ["person_id", "body_id"])
    somewhere = acts.select(elsewhere="person_id").distinct()
    idle = idle.left_join(somewhere, idle.person_id == somewhere.elsewhere)
    working = acts.select(working="body_id").distinct()
    idle = idle.left_join(working, idle.body_id == working.working)
    idle = idle.mutate(active_elsewhere=idle.elsewhere.notnull(), body_works=idle.working.notnull())
    idle = idle.drop("elsewhere", "working")
    return _beside_the_others(idle, members, p)


def year_of_plans(horizon: ir.Table, p: Values) -> ir.Table:
    """First and last day of the period looked at; no row where the history is too short."""
    last = ibis.least(day_number(horizon.last_on), day_number(ibis.literal(p.as_of)))
    year = horizon.select(first_no=ibis.greatest(last - p.period + 1, day_number(horizon.first_on)), last_no=last)
    return year.filter(year.last_no - year.first_no + 1 >= p.least_horizon)


def whole_year_members(registered: ir.Table, year: ir.Table) -> ir.Table:
    """Persons with an auditor's registration at one body on the first and on the last day of the year."""
    held = registered.filter(
        registered.grade.isin([SENIOR_AUDITOR, AUDITOR, TRAINEE]),
        registered.from_known,
    )
    terms = held.group_by(["person_id", "body_id"]).aggregate(
        from_no=held.from_no.min(),
        to_no=held.to_no.max(),
        trainee=(held.grade == TRAINEE).all(),
        full_time=(held.employment.fill_null(FULL_TIME) == FULL_TIME).any(),
    )
    terms = terms.mutate(
        standing=terms.full_time.ifelse(FULL_TIME, PART_TIME) + terms.trainee.ifelse(" trainee", "")
    ).drop("trainee", "full_time")
    whole = terms.cross_join(year)
    return whole.filter(whole.from_no <= whole.first_no, whole.to_no >= whole.last_no)


def _seen_or_deciding(t: Tables, away: ir.Table, year: ir.Table) -> ir.Table:
    """Persons and bodies with a sign-in, a photo or a decision, looked up only for those absent from the teams."""
    wanted = away.select("person_id", person_key=key64(away.person_id)).distinct()
    visits = t.own_visits.union(t.shown_visits).join(wanted, "person_key")
    seen = visits.join(t.audits, "plan_key").select("person_id", "body_id")
    decided = t.certificates.filter(t.certificates.decided_by.notnull()).cross_join(year)
    decided = decided.filter(day_number(decided.decided_on).fill_null(decided.last_no) >= decided.first_no)
    return seen.union(decided.select("body_id", person_id="decided_by").select("person_id", "body_id")).distinct()


def _beside_the_others(idle: ir.Table, members: ir.Table, p: Values) -> ir.Table:
    """Each idle person with the counts of the body and of all other bodies, of the same standing.

    `usually_inactive` counts no more than three idle people of one other body, or twice the common share of its own if
    those are more: one that registers them by the dozen must not make it look usual.
    """
    people = members.group_by(["body_id", "standing"]).aggregate(people=members.count())
    unseen = idle.filter(~idle.active_elsewhere)
    per_body = unseen.group_by(["body_id", "standing"]).aggregate(inactive=unseen.count())
    bodies = people.left_join(per_body, ["body_id", "standing"]).drop("body_id_right", "standing_right")
    bodies = bodies.mutate(inactive=bodies.inactive.fill_null(0))
    most = ibis.greatest(p.most, (bodies.people * (2 * p.common)).round().cast("int64"))
    bodies = bodies.mutate(usual=ibis.least(bodies.inactive, most))
    whole = bodies.group_by("standing").aggregate(
        all_people=bodies.people.sum(), all_inactive=bodies.inactive.sum(), all_usual=bodies.usual.sum()
    )
    counted = idle.join(bodies, ["body_id", "standing"]).join(whole, "standing")
    return counted.select(
        "person_id",
        "body_id",
        "active_elsewhere",
        "body_works",
        "people",
        "standing",
        "from_no",
        "first_no",
        "last_no",
        inactive="inactive",
        other_people=counted.all_people - counted.people,
        other_inactive=counted.all_inactive - counted.inactive,
        usually_inactive=counted.all_usual - counted.usual,
    )
