"""P15: a body that has not filed its yearly report."""

import ibis
import ibis.expr.types as ir

from gongxin.codes.body_states import BODY_STATES
from gongxin.detection.model import Tables, Values, detector
from gongxin.detection.yearly_report import due_day, first_day_in_time
from gongxin.i18n import Text
from gongxin.law.citation import Citation

APPROVED = BODY_STATES.values[0]


@detector(
    pattern="P15",
    subject="body",
    severity="low",
    score=0.4,
    question=Text(zh="机构是否未按期报送年度报告？", en="Has the body not filed its yearly report?"),
    law=(Citation("body-measures", "2020", "24"), Citation("body-measures", "2020", "37")),
    reads={
        "bodies": ("body_id", "status", "approved_on", "annual_report_on"),
        "lost_bodies": ("body_id",),
    },
    optional=("lost_bodies",),
    parameters={"due": "clocks.body_annual_report", "filled_share": "disclosure.filled_share"},
    returns=("annual_report_on", "due_since", "approved_on"),
    explanation=Text(
        zh="%(body_id)s最近一次年度报告的日期为%(annual_report_on)s，应报的报告须在%(due_since)s之后报送且已逾期。",
        en="The last yearly report of %(body_id)s dates from %(annual_report_on)s; the one now overdue was to be filed on or "
        "after %(due_since)s.",
    ),
)
def yearly_report_missing(t: Tables, p: Values) -> ir.Table:
    """Approved bodies whose last yearly report lies before 1 January of the year in which the report last fell due.

    After 31 March that is this year, until then last year. A body approved in the year of the report owes none yet. A
    body without any report day is named only where most bodies have one. Lost bodies are left to P18.
    """
    owed_from = first_day_in_time(p.as_of, p.due)
    owing = t.bodies.filter(
        t.bodies.status == APPROVED, (t.bodies.approved_on < ibis.literal(owed_from)).fill_null(True)
    ).anti_join(t.lost_bodies, "body_id")
    filled = t.bodies.aggregate(all_bodies=t.bodies.count(), with_report=t.bodies.annual_report_on.count())
    judged = owing.cross_join(filled)
    empty_counts = judged.with_report >= judged.all_bodies * p.filled_share
    missing = judged.filter(
        (judged.annual_report_on < ibis.literal(owed_from)).fill_null(False)
        | (judged.annual_report_on.isnull() & empty_counts)
    )
    return missing.select(
        "body_id",
        "annual_report_on",
        "approved_on",
        due_since=ibis.literal(owed_from),
        occurred_on=ibis.literal(due_day(owed_from.year, p.due)),
    )
