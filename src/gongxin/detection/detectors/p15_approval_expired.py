"""P15: a body whose approval has expired and who still stands as approved."""

import ibis
import ibis.expr.types as ir

from gongxin.codes.body_states import BODY_STATES
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation

APPROVED = BODY_STATES.values[0]


@detector(
    pattern="P15",
    subject="body",
    severity="high",
    score=0.7,
    question=Text(zh="机构的批准是否已过有效期？", en="Has the approval of the body expired?"),
    law=(Citation("body-measures", "2020", ""), Citation("certification-regulations", "2023", "9")),
    reads={
        "bodies": ("body_id", "status", "approval_expires_on"),
        "certificates": ("body_id", "issued_on"),
    },
    optional=("certificates",),
    returns=("approval_expires_on", "certificates_since"),
    explanation=Text(
        zh="%(body_id)s的批准有效期至%(approval_expires_on)s，至今仍为批准有效状态，此后又颁发证书%(certificates_since)s张。",
        en="The approval of %(body_id)s expired on %(approval_expires_on)s and it still stands as approved; it has issued "
        "%(certificates_since)s certificates since.",
    ),
)
def approval_expired(t: Tables, p: Values) -> ir.Table:
    """Bodies in the state approved whose approval ended before the day of the run; its last day is still valid.

    The certificates issued since are counted as evidence.
    """
    expired = t.bodies.filter(t.bodies.status == APPROVED, t.bodies.approval_expires_on < ibis.literal(p.as_of))
    issued = t.certificates.join(expired.select("body_id", "approval_expires_on"), "body_id")
    issued = issued.filter(issued.issued_on > issued.approval_expires_on)
    counted = issued.group_by("body_id").aggregate(since=issued.count())
    both = expired.left_join(counted, "body_id")
    return both.select(
        "body_id",
        "approval_expires_on",
        certificates_since=both.since.fill_null(0),
        occurred_on=both.approval_expires_on,
    )
