"""People who audited for one body on days when they were registered only with another."""

import ibis
import ibis.expr.types as ir

from gongxin.codes.audit_roles import PRACTISING_ROLES
from gongxin.detection.model import Tables, Values, fact
from gongxin.detection.windows import day_number


@fact(
    reads={
        "team_activity": ("plan_id", "person_id", "role", "body_id", "day_no"),
        "body_membership": ("person_id", "body_id", "from_no", "to_no"),
        "plan_horizon": ("last_on",),
    },
    parameters={"tolerance": "registration.overlap_days"},
)
def practice_elsewhere(t: Tables, p: Values) -> ir.Table:
    """One row per person, body audited for and body registered with, over the time the plans cover.

    `plans` counts the audits elsewhere, `home_plans` those for the body of registration in that time. An audit
    within a few days of a registration with the body audited for belongs to a transfer and is not counted.
    """
    end = t.plan_horizon.select(
        last_no=ibis.least(day_number(t.plan_horizon.last_on), day_number(ibis.literal(p.as_of)))
    )
    acts = t.team_activity.cross_join(end)
    acts = acts.filter(acts.day_no <= acts.last_no, acts.role.isin(PRACTISING_ROLES))
    acts = acts.select("plan_id", "person_id", "body_id", "day_no")
    known = t.body_membership
    theirs = known.select(who="person_id", own="body_id", own_from="from_no", own_to="to_no")
    both = acts.left_join(theirs, [acts.person_id == theirs.who, acts.body_id == theirs.own])
    at_home = both.day_no.between(both.own_from - p.tolerance, both.own_to + p.tolerance).fill_null(False)
    away = both.filter(~at_home).select("plan_id", "person_id", "body_id", "day_no")
    homes = known.rename(home_body="body_id", who="person_id")
    held = away.join(homes, away.person_id == homes.who)
    held = held.filter(held.body_id != held.home_body, held.day_no.between(held.from_no, held.to_no))
    summed = held.group_by(["person_id", "body_id", "home_body"]).aggregate(
        plans=held.plan_id.nunique(),
        plan_id=held.plan_id.min(),
        first_no=held.day_no.min(),
        last_no=held.day_no.max(),
    )
    own = acts.semi_join(summed, "person_id").group_by(["person_id", "body_id"]).aggregate(home_plans=ibis._.count())
    own = own.rename(home="body_id", member="person_id")
    joined = summed.left_join(own, [summed.person_id == own.member, summed.home_body == own.home])
    return joined.mutate(home_plans=joined.home_plans.fill_null(0)).drop("home", "member")
