"""P10: a technical expert counted as leader or auditor."""

import ibis.expr.types as ir

from gongxin.detection.facts.registration_gaps import AS_EXPERT
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P10",
    subject="person",
    severity="high",
    score=0.7,
    question=Text(
        zh="是否由仅具技术专家资格的人员担任审核组长或组员？",
        en="Did someone registered only as technical expert act as leader or auditor?",
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
    returns=("role", "registration_no", "started_on", "valid_domain"),
    explanation=Text(
        zh="%(person_id)s在%(started_on)s开始的审核%(plan_id)s中任组长或组员，当日有效的注册仅为技术专家（%(valid_domain)s）。",
        en="%(person_id)s led or audited %(plan_id)s, begun on %(started_on)s, while registered that day only as technical expert (%(valid_domain)s).",
    ),
)
def expert_as_auditor(t: Tables, p: Values) -> ir.Table:
    """Leaders and auditors whose registrations valid on the planned first day are all of grade 04.

    The time of experts is not audit time (IAF MD5), and an expert does not audit.
    """
    gaps = t.registration_gaps
    return gaps.filter(gaps.gap == AS_EXPERT).select(
        "person_id",
        "plan_id",
        "body_id",
        "org_id",
        "role",
        "registration_no",
        "started_on",
        "valid_domain",
        occurred_on=gaps.started_on,
    )
