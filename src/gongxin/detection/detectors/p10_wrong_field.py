"""P10: a leader or auditor registered, but in none of the domains of the audit."""

import ibis.expr.types as ir

from gongxin.detection.facts.registration_gaps import WRONG_FIELD
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P10",
    subject="person",
    severity="medium",
    score=0.6,
    question=Text(
        zh="审核组长或组员的注册领域是否与审核领域不符？",
        en="Was a leader or auditor registered only in other domains than those audited?",
    ),
    law=(
        Citation("certification-regulations", "2023", "38"),
        Citation("certification-regulations", "2023", "59"),
        Citation("persons-measures", "2022", "14"),
    ),
    reads={
        "registration_gaps": (
            "plan_id",
            "person_id",
            "body_id",
            "org_id",
            "role",
            "registration_no",
            "domain_codes",
            "started_on",
            "gap",
            "valid_domain",
        )
    },
    returns=("role", "registration_no", "started_on", "domain_codes", "valid_domain"),
    explanation=Text(
        zh="审核%(plan_id)s（%(started_on)s）涉及领域%(domain_codes)s，而%(person_id)s当日有效的注册领域为%(valid_domain)s等，均不覆盖。",
        en="Audit %(plan_id)s (%(started_on)s) is in %(domain_codes)s, but the registrations of %(person_id)s valid that day (%(valid_domain)s) cover none of these domains.",
    ),
)
def wrong_field(t: Tables, p: Values) -> ir.Table:
    """Leaders and auditors with registrations valid on the planned first day, none in any domain of the plan.

    Codes are compared at five characters; kin domains count as one field, and products and services as one field
    for each letter. A domain in which nobody at all is registered is not judged.
    """
    gaps = t.registration_gaps
    return gaps.filter(gaps.gap == WRONG_FIELD).select(
        "person_id",
        "plan_id",
        "body_id",
        "org_id",
        "role",
        "registration_no",
        "started_on",
        "domain_codes",
        "valid_domain",
        occurred_on=gaps.started_on,
    )
