"""P10: a leader or auditor none of whose registrations held on the day."""

import ibis.expr.types as ir

from gongxin.detection.facts.registration_gaps import EXPIRED
from gongxin.detection.model import Tables, Values, detector
from gongxin.detection.windows import day_of
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P10",
    subject="person",
    severity="high",
    score=0.7,
    question=Text(
        zh="审核组长或组员的注册在审核当日是否均已失效？",
        en="Had every registration of a leader or auditor ended, or not begun, on the day?",
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
            "last_no",
        )
    },
    returns=("role", "registration_no", "started_on", "last_valid_on"),
    explanation=Text(
        zh="%(person_id)s在%(started_on)s开始的审核%(plan_id)s中任组长或组员，当日无有效注册；此前注册有效至%(last_valid_on)s。",
        en="%(person_id)s led or audited %(plan_id)s, begun on %(started_on)s, with no registration valid that day; the last before it was valid to %(last_valid_on)s.",
    ),
)
def registration_expired(t: Tables, p: Values) -> ir.Table:
    """Leaders and auditors who are in the register, but whose registrations all ended before the planned first day, were
    cancelled by then, or had not begun. The first and the last day of a registration are valid days.
    """
    gaps = t.registration_gaps
    return gaps.filter(gaps.gap == EXPIRED).select(
        "person_id",
        "plan_id",
        "body_id",
        "org_id",
        "role",
        "registration_no",
        "started_on",
        last_valid_on=day_of(gaps.last_no),
        occurred_on=gaps.started_on,
    )
