"""P12: named in the teams of the body's audits and shown by no sign-in in a whole year."""

from typing import Any

import ibis.expr.types as ir

from gongxin.codes.audit_roles import PRACTISING_ROLES
from gongxin.detection.expressions import once
from gongxin.detection.facts.registered_inactive import whole_year_members, year_of_plans
from gongxin.detection.model import Tables, Values, detector
from gongxin.detection.windows import day_number, day_of
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P12",
    subject="person",
    severity="medium",
    score=0.6,
    question=Text(
        zh="是否有审核员仅在纸面上参加审核、从未在任何签到中出现？",
        en="Is an auditor active on paper only, named in teams and shown by no sign-in?",
    ),
    law=(
        Citation("persons-measures", "2022", "14"),
        Citation("certification-regulations", "2023", "62"),
        Citation("body-measures", "2020", "18"),
    ),
    reads={
        "person_registration": ("person_id", "body_id", "grade", "employment", "from_no", "to_no", "from_known"),
        "team_activity": ("plan_key", "person_id", "person_key", "body_id", "role", "day_no"),
        "plan_presence": ("plan_key",),
        "own_visits": ("person_key", "first_at"),
        "shown_visits": ("person_key", "first_at"),
        "plan_horizon": ("first_on", "last_on"),
    },
    parameters={
        "period": "registration.period_days",
        "least_horizon": "registration.least_horizon_days",
        "least": "registration.least_paper_audits",
        "common": "registration.common_inactive_share",
        "least_peers": "registration.least_peers",
    },
    returns=("audits", "period_from", "period_to", "other_people", "other_unseen"),
    explanation=Text(
        zh="%(person_id)s在%(period_from)s至%(period_to)s被列入%(body_id)s已签到的审核%(audits)s次，但从未本人签到，也从未被列为在场；"
        "其他机构同类%(other_people)s人中有%(other_unseen)s人如此。",
        en="From %(period_from)s to %(period_to)s %(person_id)s was named in the teams of %(audits)s audits of %(body_id)s that "
        "were signed, but never signed and was never shown as present, as %(other_unseen)s of %(other_people)s such persons "
        "of other bodies.",
    ),
)
def active_on_paper(t: Tables, p: Values) -> ir.Table:
    """Auditors registered with a body for the last year of the plans, named in at least three of its audits that were
    signed in it, and seen in no sign-in anywhere in that year: neither their own nor a colleague's list of those present.

    Where the lists of those present are not kept, people who let a colleague sign are seen nowhere either. So nobody is
    named where more than five in a hundred of the like persons of all other bodies, or fewer than twenty in all, show the
    same.
    """
    year = year_of_plans(t.plan_horizon, p)
    named = _named(t, year).filter(lambda r: r.audits >= p.least)
    members = whole_year_members(t.person_registration, year)
    named = once(named.semi_join(members, ["person_id", "body_id"]), "named")
    visits = t.own_visits.union(t.shown_visits).cross_join(year)
    seen = visits.filter(day_number(visits.first_at.cast("date")) >= visits.first_no).select("person_key").distinct()
    unseen = once(named.anti_join(seen, "person_key"), "unseen")
    people = named.group_by("body_id").aggregate(people=named.count())
    absent = unseen.group_by("body_id").aggregate(absent=unseen.count())
    bodies = people.left_join(absent, "body_id").drop("body_id_right")
    whole = bodies.aggregate(all_people=bodies.people.sum(), all_absent=bodies.absent.sum())
    bodies = bodies.cross_join(whole)
    others = bodies.select(
        "body_id",
        other_people=bodies.all_people - bodies.people,
        other_unseen=bodies.all_absent.fill_null(0) - bodies.absent.fill_null(0),
    )
    found = unseen.join(others, "body_id").cross_join(year)
    found = found.filter(found.other_people >= p.least_peers, found.other_unseen <= found.other_people * p.common)
    return found.select(
        "person_id",
        "body_id",
        "audits",
        "other_people",
        "other_unseen",
        period_from=day_of(found.first_no),
        period_to=day_of(found.last_no),
        occurred_on=day_of(found.last_no),
    )


def _named(t: Any, year: ir.Table) -> ir.Table:
    """Persons and bodies with the number of audits of the year that were signed and name them."""
    acts = t.team_activity.cross_join(year)
    acts = acts.filter(acts.role.isin(PRACTISING_ROLES), acts.day_no.between(acts.first_no, acts.last_no))
    signed = acts.semi_join(t.plan_presence, "plan_key")
    return signed.group_by(["person_key", "person_id", "body_id"]).aggregate(audits=signed.plan_key.nunique())
