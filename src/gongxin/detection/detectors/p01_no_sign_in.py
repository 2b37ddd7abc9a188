"""P01: an audit that took place on paper and was never signed, or signed at one end only."""

import ibis
import ibis.expr.types as ir

from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P01",
    subject="plan",
    severity="high",
    score=0.8,
    question=Text(
        zh="应签到的审核是否没有签到或只签了一次？",
        en="Was an audit that had to be signed not signed, or only at one end?",
    ),
    law=(Citation("sign-in-system", "2022", ""), Citation("body-measures", "2020", "18")),
    reads={
        "audits": ("plan_key", "plan_id", "body_id", "org_id", "started_on", "explained"),
        "sign_in_fields": ("plan_key",),
        "plan_presence": ("plan_key", "opening_at", "closing_at", "signs"),
    },
    returns=("opening_at", "closing_at", "signs"),
    explanation=Text(
        zh="审核%(plan_id)s签到不全：共签%(signs)s次，首次会议%(opening_at)s，末次会议%(closing_at)s，且无说明。",
        en="The sign-ins of audit %(plan_id)s are incomplete: %(signs)s in all, opening meeting %(opening_at)s, "
        "closing meeting %(closing_at)s, and nobody explained it.",
    ),
)
def no_sign_in(t: Tables, p: Values) -> ir.Table:
    """An audit due for sign-in whose planned end has passed, without a sign-in at the opening or at the closing.

    An audit that the auditor or the body has explained is left to a person. The plan itself must have ended before
    the day of the run; a cancelled plan is no audit.
    """
    due = t.audits.semi_join(t.sign_in_fields, "plan_key").filter(~ibis._.explained)
    seen = t.plan_presence
    both = due.left_join(seen, "plan_key")
    incomplete = both.filter(both.opening_at.isnull() | both.closing_at.isnull())
    return incomplete.select(
        "plan_id",
        "body_id",
        "org_id",
        "opening_at",
        "closing_at",
        occurred_on=incomplete.started_on,
        signs=incomplete.signs.fill_null(0),
        score=ibis.ifelse(incomplete.signs.fill_null(0) == 0, 0.9, 0.6),
    )
