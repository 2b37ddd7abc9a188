"""P10: a leader or auditor without any registration."""

import ibis.expr.types as ir

from gongxin.detection.facts.registration_gaps import ABSENT
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P10",
    subject="person",
    severity="high",
    score=0.8,
    question=Text(
        zh="审核组长或组员是否没有任何注册？",
        en="Did a leader or auditor have no registration at all?",
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
            "number_unknown",
        )
    },
    returns=("role", "registration_no", "number_unknown", "started_on"),
    explanation=Text(
        zh="%(person_id)s在%(started_on)s开始的审核%(plan_id)s中任组长或组员，但所报注册号（%(registration_no)s）在人员注册中查不到其本人的注册。",
        en="%(person_id)s led or audited %(plan_id)s, begun on %(started_on)s, but the register holds no registration of this person under the number reported (%(registration_no)s).",
    ),
)
def registration_absent(t: Tables, p: Values) -> ir.Table:
    """Leaders and auditors with no registration whatever, or reported with a number that is unknown or another person's.

    Where numbers missing from the register are common in the whole dataset, the number alone proves nothing.
    A registration with another body counts here; that is P11.
    """
    gaps = t.registration_gaps
    return gaps.filter(gaps.gap == ABSENT).select(
        "person_id",
        "plan_id",
        "body_id",
        "org_id",
        "role",
        "registration_no",
        "number_unknown",
        "started_on",
        occurred_on=gaps.started_on,
    )
