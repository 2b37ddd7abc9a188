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
    reads={"off_site": ("plan_id", "body_id", "org_id", "started_on", "moment", "off_m")},
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
    far = t.off_site.filter(t.off_site.moment != "challenge")
    plans = far.group_by(["plan_id", "body_id", "org_id"]).aggregate(
        occurred_on=far.started_on.min(), farthest_m=far.off_m.max()
    )
    return plans.mutate(tolerance_m=p.tolerance_m)
