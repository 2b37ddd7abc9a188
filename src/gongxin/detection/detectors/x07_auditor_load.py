"""X07: an auditor with more days of audit in a month than the calendar holds."""

import ibis
import ibis.expr.types as ir

from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="X07",
    subject="person",
    severity="medium",
    score=0.6,
    question=Text(
        zh="审核人员一个月的审核人日是否超出日历所能容纳？",
        en="Did someone audit more days in a month than the calendar holds?",
    ),
    law=(
        Citation("certification-regulations", "2023", "21"),
        Citation("iaf-md5", "2019", ""),
        Citation("qms-rule", "2025", ""),
    ),
    reads={
        "overloaded_months": ("person_id", "month", "days", "audits", "bodies", "one_body", "last_on"),
    },
    parameters={"limit": "load.month_days"},
    returns=("month", "days", "audits", "bodies", "limit_days"),
    explanation=Text(
        zh="%(person_id)s在%(month)s的审核共%(days)s人日（%(audits)s次，%(bodies)s家机构），超过每月%(limit_days)s人日。",
        en="%(person_id)s has %(days)s days of audit in %(month)s (%(audits)s audits, %(bodies)s bodies), more than the "
        "%(limit_days)s a month can hold.",
    ),
)
def auditor_load(t: Tables, p: Values) -> ir.Table:
    """Days of audit of leaders, auditors and trainees by calendar month, over all bodies.

    The planned days of the person, else the span of the plan. Plans at one organisation on the same day are one
    integrated audit and count once, with the most days. An audit that runs over the end of a month is shared out by
    its calendar days. `body_id` is the body, where there is only one.
    """
    over = t.overloaded_months
    return over.select(
        "person_id",
        "days",
        "audits",
        "bodies",
        month=over.month.cast("string").substr(0, 7),
        limit_days=ibis.literal(float(p.limit)),
        body_id=(over.bodies == 1).ifelse(over.one_body, None),
        occurred_on=over.last_on,
    )
