"""P03: one person present at two audits at the same time."""

import ibis.expr.types as ir

from gongxin.detection.meetings_told import EVIDENCE, MEETING_COLUMNS, told_of_later
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P03",
    subject="person",
    severity="high",
    score=0.9,
    question=Text(zh="同一人是否同时在两处审核现场？", en="Was one person present at two audits at the same time?"),
    law=(Citation("body-measures", "2020", "18"), Citation("sign-in-system", "2021", "")),
    reads={"meetings": MEETING_COLUMNS},
    returns=EVIDENCE,
    explanation=Text(
        zh="人员%(person_id)s在审核%(plan_id)s（%(from_at)s至%(to_at)s）与审核%(oth"
        "er_plan_id)s（%(other_from)s至%(other_to)s）同时在场，两地相距%(distance"
        "_m)s米。",
        en="Person %(person_id)s was present at audit %(plan_id)s (%(from_at)s to %(to_at)s) and at "
        "audit %(other_plan_id)s (%(other_from)s to %(other_to)s) at the same time, %(distance_m)s "
        "metres apart.",
    ),
)
def overlapping_presence(t: Tables, p: Values) -> ir.Table:
    """Two visits of one person to different organisations, more than a site apart, that overlap in time.

    Visits of one body or of two are treated alike. Two visits at one place are one combined audit. A short visit
    inside a longer one that could be reached by road and back is told as P01, signed and left.
    """
    return told_of_later(t.meetings.filter(t.meetings.kind == "overlap"))
