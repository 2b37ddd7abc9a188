"""P12: registered with one body, at work only for another."""

import ibis
import ibis.expr.types as ir

from gongxin.detection.model import Tables, Values, detector
from gongxin.detection.windows import day_of
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P12",
    subject="person",
    severity="high",
    score=0.7,
    question=Text(
        zh="是否有人注册于一家机构，却只为另一家机构审核？",
        en="Is someone registered with one body and at work only for another?",
    ),
    law=(
        Citation("persons-measures", "2022", "8"),
        Citation("persons-measures", "2022", "14"),
        Citation("certification-regulations", "2023", "62"),
    ),
    reads={
        "registered_inactive": ("person_id", "body_id", "from_no", "first_no", "last_no"),
        "practice_elsewhere": ("person_id", "body_id", "home_body", "plans"),
    },
    returns=("registered_from", "period_from", "period_to", "elsewhere", "plans"),
    explanation=Text(
        zh="%(person_id)s自%(registered_from)s起注册于%(body_id)s，但%(period_from)s至%(period_to)s期间未参加其任何活动，"
        "却为%(elsewhere)s审核%(plans)s次，且未在该机构注册。",
        en="%(person_id)s, registered with %(body_id)s since %(registered_from)s, did nothing for it from "
        "%(period_from)s to %(period_to)s but audited %(plans)s times for %(elsewhere)s without being registered there.",
    ),
)
def active_elsewhere(t: Tables, p: Values) -> ir.Table:
    """Auditors registered with a body during the whole last year of the plans, never seen at work for it, and auditing
    for a body with which they are not registered. Part-time people too belong to one body. `elsewhere` is the body they
    audited for most.
    """
    idle = t.registered_inactive
    away = t.practice_elsewhere.rename(elsewhere="body_id", who="person_id")
    both = idle.join(away, [idle.person_id == away.who, idle.body_id == away.home_body])
    order = [ibis.desc("plans"), ibis.asc("elsewhere")]
    ranked = both.mutate(rank=ibis.row_number().over(ibis.window(group_by=["person_id", "body_id"], order_by=order)))
    most = ranked.filter(ranked["rank"] == 0)
    return most.select(
        "person_id",
        "body_id",
        "elsewhere",
        "plans",
        registered_from=day_of(most.from_no),
        period_from=day_of(most.first_no),
        period_to=day_of(most.last_no),
        occurred_on=day_of(most.last_no),
    )
