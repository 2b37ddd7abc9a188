"""P11: a person who audits for one body while registered with, and active for, another."""

import ibis
import ibis.expr.types as ir

from gongxin.detection.model import Tables, Values, detector
from gongxin.detection.windows import day_of
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P11",
    subject="person",
    severity="high",
    score=0.7,
    question=Text(
        zh="是否有人在一家机构注册执业的同时为另一家机构审核？",
        en="Does someone audit for one body while registered with and active for another?",
    ),
    law=(
        Citation("certification-regulations", "2023", "14"),
        Citation("certification-regulations", "2023", "62"),
        Citation("persons-measures", "2022", "7"),
    ),
    reads={
        "practice_elsewhere": (
            "person_id",
            "body_id",
            "home_body",
            "plans",
            "plan_id",
            "first_no",
            "last_no",
            "home_plans",
        ),
        "double_registrations": ("person_id", "earlier_body", "later_body"),
    },
    parameters={"least_plans": "registration.least_plans"},
    returns=("home_body", "other_body", "plans", "home_plans", "first_on", "last_on"),
    explanation=Text(
        zh="%(person_id)s注册于%(home_body)s并在近一年为其审核%(home_plans)s次，同时在%(first_on)s至%(last_on)s为%(other_body)s审核%(plans)s次，"
        "当时未在该机构注册。",
        en="%(person_id)s, registered with %(home_body)s and part of %(home_plans)s of its audits within the year, audited "
        "%(plans)s times for %(other_body)s from %(first_on)s to %(last_on)s without being registered there.",
    ),
)
def practice_for_another_body(t: Tables, p: Values) -> ir.Table:
    """At least two audits for a body on days when the person was registered only with another one, for which the person
    audited in the same year. Pairs already named for a double registration are left out, and so are audits within a
    week of a registration with the body audited for, which belong to a transfer. `plan_id` is one of the audits. Told to
    both: the body audited for used someone it had not registered, the other did not keep its own to one body.
    """
    away = t.practice_elsewhere
    both = away.filter(away.plans >= p.least_plans, away.home_plans > 0)
    named = t.double_registrations
    pairs = named.select("person_id", one=named.earlier_body, two=named.later_body).union(
        named.select("person_id", one=named.later_body, two=named.earlier_body)
    )
    rest = both.anti_join(
        pairs, [both.person_id == pairs.person_id, both.body_id == pairs.one, both.home_body == pairs.two]
    )
    order = [ibis.desc("plans"), ibis.asc("home_body")]
    ranked = rest.mutate(rank=ibis.row_number().over(ibis.window(group_by=["person_id", "body_id"], order_by=order)))
    worst = ranked.filter(ranked["rank"] == 0)
    rows = worst.select(
        "person_id",
        "plan_id",
        "home_body",
        "plans",
        "home_plans",
        other_body="body_id",
        first_on=day_of(worst.first_no),
        last_on=day_of(worst.last_no),
        occurred_on=day_of(worst.last_no),
    )
    return rows.mutate(body_id=rows.other_body).union(rows.mutate(body_id=rows.home_body))
