"""P11: a person registered with two bodies at the same time."""

import ibis.expr.types as ir

from gongxin.detection.model import Tables, Values, detector
from gongxin.detection.windows import day_of
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P11",
    subject="person",
    severity="high",
    score=0.8,
    question=Text(zh="是否有人同时在两家机构注册执业？", en="Is someone registered with two bodies at the same time?"),
    law=(
        Citation("certification-regulations", "2023", "14"),
        Citation("certification-regulations", "2023", "62"),
        Citation("persons-measures", "2022", "7"),
    ),
    reads={
        "double_registrations": (
            "person_id",
            "earlier_body",
            "later_body",
            "earlier_no",
            "later_no",
            "overlap_days",
            "from_no",
            "to_no",
        )
    },
    returns=("earlier_body", "earlier_no", "later_body", "later_no", "overlap_days", "overlap_from", "overlap_to"),
    explanation=Text(
        zh="%(person_id)s在%(overlap_from)s至%(overlap_to)s（%(overlap_days)s日）同时注册于%(earlier_body)s（%(earlier_no)s）"
        "和%(later_body)s（%(later_no)s）。",
        en="%(person_id)s was registered with %(earlier_body)s (%(earlier_no)s) and with %(later_body)s (%(later_no)s) at once, "
        "from %(overlap_from)s to %(overlap_to)s (%(overlap_days)s days).",
    ),
)
def two_registrations(t: Tables, p: Values) -> ir.Table:
    """Registrations of one person with two bodies that overlap for longer than a transfer takes (seven days).

    A registration ends with its term or on the day before it was cancelled, whichever comes first. For each person and
    pair of bodies the longest overlap, told to each of the two: which of them is in the wrong the register cannot say.
    """
    held = t.double_registrations
    rows = held.select(
        "person_id",
        "earlier_body",
        "earlier_no",
        "later_body",
        "later_no",
        "overlap_days",
        overlap_from=day_of(held.from_no),
        overlap_to=day_of(held.to_no),
        occurred_on=day_of(held.from_no),
    )
    return rows.mutate(body_id=rows.earlier_body).union(rows.mutate(body_id=rows.later_body))
