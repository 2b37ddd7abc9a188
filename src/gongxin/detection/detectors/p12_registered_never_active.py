"""P12: registered with a body and never seen at work."""

import ibis.expr.types as ir

from gongxin.detection.model import Tables, Values, detector
from gongxin.detection.windows import day_of
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P12",
    subject="person",
    severity="medium",
    score=0.5,
    question=Text(zh="是否有审核员仅注册而从未参加活动（挂证）？", en="Is an auditor registered and never active?"),
    law=(
        Citation("persons-measures", "2022", "14"),
        Citation("certification-regulations", "2023", "62"),
    ),
    reads={
        "registered_inactive": (
            "person_id",
            "body_id",
            "active_elsewhere",
            "body_works",
            "people",
            "standing",
            "inactive",
            "other_people",
            "other_inactive",
            "usually_inactive",
            "from_no",
            "first_no",
            "last_no",
        )
    },
    parameters={
        "common": "registration.common_inactive_share",
        "times": "registration.times_elsewhere",
        "least": "registration.least_inactive",
        "least_peers": "registration.least_peers",
    },
    returns=("registered_from", "period_from", "period_to", "inactive", "people", "other_inactive", "other_people"),
    explanation=Text(
        zh="%(person_id)s自%(registered_from)s起注册于%(body_id)s，但%(period_from)s至%(period_to)s期间未出现在其任何审核、签到或认证决定中；"
        "该机构%(people)s名同类人员中有%(inactive)s名如此。",
        en="%(person_id)s, registered with %(body_id)s since %(registered_from)s, appears in none of its audits, "
        "sign-ins or decisions from %(period_from)s to %(period_to)s, as %(inactive)s of its %(people)s such persons.",
    ),
)
def registered_never_active(t: Tables, p: Values) -> ir.Table:
    """Auditors registered with a body during the whole last year of the plans and seen nowhere in it.

    Full-time auditors are judged as such; trainees and part-time people only beside twenty others of their standing,
    for they may well be called once in two years. Where more than five in a hundred of the persons of all other bodies
    are inactive too (of one body only so many counted), inactivity alone says nothing: then only bodies with
    three such persons and three times the share of the others are named. A body for which nobody audited in that time
    has no work its people could have done: it is left to `p18_lost_contact`.
    """
    idle = t.registered_inactive.filter(~t.registered_inactive.active_elsewhere, t.registered_inactive.body_works)
    common = idle.usually_inactive > idle.other_people * p.common
    beyond = (idle.inactive >= p.least) & (
        idle.inactive * idle.other_people >= idle.other_inactive * idle.people * p.times
    )
    measured = (idle.standing == "full_time") | (idle.other_people >= p.least_peers)
    named = idle.filter(measured, ~common | beyond)
    return named.select(
        "person_id",
        "body_id",
        "inactive",
        "people",
        "other_inactive",
        "other_people",
        registered_from=day_of(named.from_no),
        period_from=day_of(named.first_no),
        period_to=day_of(named.last_no),
        occurred_on=day_of(named.last_no),
    )
