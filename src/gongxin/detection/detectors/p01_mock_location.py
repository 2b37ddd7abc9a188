"""P01: a phone that reported an invented location."""

import ibis.expr.types as ir

from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P01",
    subject="plan",
    severity="high",
    score=0.7,
    question=Text(zh="签到是否使用了模拟定位？", en="Was a sign-in made with a mock location?"),
    law=(Citation("sign-in-system", "2021", ""), Citation("body-measures", "2020", "18")),
    reads={
        "audits": ("plan_id", "body_id", "org_id", "started_on", "explained"),
        "sign_ins": ("plan_id", "sign_in_id", "mock_location"),
    },
    returns=("signs",),
    explanation=Text(
        zh="审核%(plan_id)s有%(signs)s次签到由手机报告为模拟定位，且无说明。",
        en="Audit %(plan_id)s has %(signs)s sign-ins that the phone itself marked as a mock location, "
        "and nobody explained it.",
    ),
)
def mock_location(t: Tables, p: Values) -> ir.Table:
    """An audit with at least one sign-in that the phone itself marked as a mock location, without explanation."""
    mocked = t.sign_ins.filter(t.sign_ins.mock_location)
    counted = mocked.group_by("plan_id").aggregate(signs=mocked.count())
    told = counted.join(t.audits.filter(~t.audits.explained), "plan_id")
    return told.select("plan_id", "body_id", "org_id", "signs", occurred_on=told.started_on)
