"""P18: a body that nobody can reach any more."""

import ibis
import ibis.expr.types as ir

from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P18",
    subject="body",
    severity="high",
    score=0.7,
    question=Text(zh="机构是否失联？", en="Has contact with the body been lost?"),
    law=(
        Citation("action-plan", "2024", ""),
        Citation("body-measures", "2020", "24"),
        Citation("body-measures", "2020", "31"),
    ),
    reads={
        "lost_bodies": (
            "body_id",
            "status",
            "last_contact_on",
            "last_plan_on",
            "last_certificate_on",
            "annual_report_on",
        )
    },
    returns=("status", "last_contact_on", "last_plan_on", "last_certificate_on", "annual_report_on"),
    explanation=Text(
        zh="%(body_id)s最近一次联系为%(last_contact_on)s，最近上报计划%(last_plan_on)s、证书%(last_certificate_on)s，"
        "最近年度报告%(annual_report_on)s。",
        en="%(body_id)s was last reached on %(last_contact_on)s; its last plan was reported on %(last_plan_on)s, its last "
        "certificate on %(last_certificate_on)s, its last yearly report on %(annual_report_on)s.",
    ),
)
def lost_contact(t: Tables, p: Values) -> ir.Table:
    """Bodies approved or suspended with no contact for twelve months, or for six months (or of unknown contact) together
    with no plan, no certificate and no yearly report in time. A body approved within the six months is not judged so.
    """
    lost = t.lost_bodies
    return lost.mutate(
        occurred_on=ibis.coalesce(
            lost.last_contact_on,
            lost.last_plan_on,
            lost.last_certificate_on,
            lost.annual_report_on,
            ibis.literal(p.as_of),
        )
    )
