"""P02: a person shown as present at one audit while signing at another."""

import ibis.expr.types as ir

from gongxin.detection.meetings_told import EVIDENCE, MEETING_COLUMNS, told_of_later
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P02",
    subject="person",
    severity="high",
    score=0.85,
    question=Text(
        zh="一人是否在一处被列为在场、同时在另一处签到？",
        en="Was a person shown as present at one audit while signing at another?",
    ),
    law=(Citation("body-measures", "2020", "18"), Citation("sign-in-system", "2021", "")),
    reads={"meetings": MEETING_COLUMNS},
    returns=EVIDENCE,
    explanation=Text(
        zh="人员%(person_id)s在审核%(plan_id)s（%(from_at)s起）与审核%(other_plan_i"
        "d)s（%(other_from)s至%(other_to)s）之间，一处本人签到、一处仅由他人列为在场，相距%(dis"
        "tance_m)s米。",
        en="Person %(person_id)s signed at one of the audits %(other_plan_id)s (%(other_from)s to "
        "%(other_to)s) and %(plan_id)s (from %(from_at)s) and was only shown by colleagues at the "
        "other, %(distance_m)s metres away.",
    ),
)
def shown_elsewhere(t: Tables, p: Values) -> ir.Table:
    """Pairs of visits that do not fit where the person signed himself at one place and was shown by colleagues at the other.

    In records where people otherwise sign for themselves such a pair is told here alone. Where one member signs for
    the whole team, being shown is presence like any other: such a pair is told here, because the photo may show
    somebody else, and as P03, because he may have been claimed for both.
    """
    meetings = t.meetings
    clashing = meetings.kind.isin(["overlap", "travel"])
    return told_of_later(meetings.filter((meetings.kind == "shown") | (clashing & meetings.mixed)))
