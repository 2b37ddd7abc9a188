"""P01: sign-ins that lie far from the place to be audited."""

import ibis.expr.types as ir

from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P01",
    subject="plan",
    severity="high",
    score=0.7,
    question=Text(zh="签到地点是否远离审核现场？", en="Were the sign-ins made far from the audited site?"),
    law=(Citation("sign-in-system", "2021", ""), Citation("body-measures", "2020", "18")),
    reads={
        "audits": ("plan_id", "body_id", "org_id", "started_on", "remote", "explained"),
        "plan_presence": ("plan_id", "farthest_m"),
    },
    parameters={"tolerance_m": "sign_in.location_tolerance"},
    returns=("farthest_m", "tolerance_m"),
    explanation=Text(
        zh="审核%(plan_id)s的签到地点距审核现场最远%(farthest_m)s米，超过%(tolerance_m)s米，且无说明。",
        en="A sign-in of audit %(plan_id)s lies %(farthest_m)s metres from the site, more than %(tolerance_m)s, "
        "and nobody explained it.",
    ),
)
def signed_elsewhere(t: Tables, p: Values) -> ir.Table:
    """An audit on site with an unexplained sign-in farther from the located site than the tolerance.

    Remote audits are signed from anywhere; an address that could not be located has no distance; an explained
    deviation is left to a person. Answers to a challenge are judged by `p01_signed_and_left`.
    """
    seen = t.audits.join(t.plan_presence, "plan_id")
    far = seen.filter(~seen.remote, ~seen.explained, seen.farthest_m > p.tolerance_m)
    return far.select(
        "plan_id", "body_id", "org_id", "farthest_m", occurred_on=far.started_on, tolerance_m=p.tolerance_m
    )
