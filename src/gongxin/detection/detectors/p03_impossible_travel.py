"""P03: one person at two places sooner than anyone can travel."""

import ibis.expr.types as ir

from gongxin.detection.meetings_told import EVIDENCE, MEETING_COLUMNS, told_of_later
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P03",
    subject="person",
    severity="high",
    score=0.85,
    question=Text(
        zh="同一人两次签到之间的行程是否不可能？", en="Did one person sign at two places sooner than anyone can travel?"
    ),
    law=(Citation("body-measures", "2020", "18"), Citation("sign-in-system", "2021", "")),
    reads={"meetings": MEETING_COLUMNS},
    returns=EVIDENCE,
    explanation=Text(
        zh="人员%(person_id)s于%(other_to)s在审核%(other_plan_id)s签到，%(gap_min"
        "utes)s分钟后于%(from_at)s在%(distance_m)s米外的审核%(plan_id)s签到。",
        en="Person %(person_id)s signed at audit %(other_plan_id)s at %(other_to)s and, %(gap_minutes)s "
        "minutes later, at audit %(plan_id)s at %(from_at)s, %(distance_m)s metres away.",
    ),
)
def impossible_travel(t: Tables, p: Values) -> ir.Table:
    """From the last sign-in of one visit to the first of the next, along the great circle, faster than the highest speed.

    Visits of one body or of two are treated alike; phones report their place with an error, so two places within a
    site of each other never count as travel.
    """
    return told_of_later(t.meetings.filter(t.meetings.kind == "travel"))
