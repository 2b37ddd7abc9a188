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
        "plan_presence": ("plan_id", "mock", "signs"),
    },
    returns=("signs",),
    explanation=Text(
        zh="审核%(plan_id)s的%(signs)s次签到中有手机报告了模拟定位，且无说明。",
        en="Among the %(signs)s sign-ins of audit %(plan_id)s a phone reported a mock location, "
        "and nobody explained it.",
    ),
)
def mock_location(t: Tables, p: Values) -> ir.Table:
    """An audit with at least one sign-in that the phone itself marked as a mock location, without explanation."""
    seen = t.audits.join(t.plan_presence, "plan_id")
    mocked = seen.filter(seen.mock == 1, ~seen.explained)
    return mocked.select("plan_id", "body_id", "org_id", "signs", occurred_on=mocked.started_on)
