"""P14: the person who decided on the certification had taken part in the audit."""

from typing import Any

import ibis.expr.types as ir

from gongxin.codes.audit_roles import OBSERVER
from gongxin.detection.certificate_terms import cert_key
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation

EXPERT = "expert"


@detector(
    pattern="P14",
    subject="certificate",
    severity="high",
    score=0.8,
    question=Text(
        zh="认证决定人是否参加了该次审核？", en="Did the person who took the decision take part in the audit?"
    ),
    law=(
        Citation("certification-regulations", "2023", "13"),
        Citation("certification-regulations", "2023", "59"),
        Citation("iso-17021-1", "2015", "9.5.1"),
    ),
    reads={
        "certificates": ("cert_no", "body_id", "org_id", "decided_on", "decided_by"),
        "certificate_audits": ("cert_key", "plan_id", "initial", "recertification", "held_to"),
        "audit_team": ("plan_id", "person_id", "role"),
        "audit_results": ("plan_id", "person_id", "role"),
    },
    optional=("audit_team", "audit_results"),
    parameters={"before": "certificate.grant_before_days", "after": "certificate.decision_lag_days"},
    returns=("decided_on", "audit_ended_on"),
    explanation=Text(
        zh="证书%(cert_no)s于%(decided_on)s由%(person_id)s作出认证决定，而此人是审核%(plan_id)s（%(audit_ended_on)s结束）的"
        "审核组成员。",
        en="The decision of %(decided_on)s on certificate %(cert_no)s was taken by %(person_id)s, who belonged to the "
        "team of audit %(plan_id)s that ended on %(audit_ended_on)s.",
    ),
)
def decider_in_team(t: Tables, p: Values) -> ir.Table:
    """`decided_by` among the people of an initial or recertification audit that the decision rests on.

    People of an audit: those in its results, and those in its team but for observers. A planned auditor who is missing
    from results that name others was replaced and did not take part. The audit must have ended within about thirteen
    months before the decision, or up to thirty days after it; a later surveillance by the decider is no conflict.
    """
    decided = t.certificates.filter(t.certificates.decided_by.notnull(), t.certificates.decided_on.notnull())
    decided = decided.rename(person_id="decided_by").mutate(cert_key=cert_key(decided.cert_no))
    granting = t.certificate_audits.filter(t.certificate_audits.initial | t.certificate_audits.recertification)
    took_part = _took_part(decided.select("person_id").distinct(), t)
    rows = took_part.join(granting.drop("initial", "recertification"), "plan_id").join(
        decided, ["cert_key", "person_id"]
    )
    lag = rows.decided_on.delta(rows.held_to, unit="day")
    found = rows.filter(lag <= p.before, lag >= -p.after)
    once = found.group_by("cert_no", "body_id", "org_id", "person_id", "decided_on").aggregate(
        plan_id=found.plan_id.min(), audit_ended_on=found.held_to.min()
    )
    return once.mutate(occurred_on=once.decided_on)


def _took_part(deciders: ir.Table, t: Any) -> ir.Table:
    """Plan and person, for everyone among `deciders` who took part in an audit."""
    results = t.audit_results.semi_join(deciders, "person_id").filter(lambda r: r.role.fill_null("") != OBSERVER)
    team = t.audit_team.semi_join(deciders, "person_id").filter(lambda m: m.role.fill_null("") != OBSERVER)
    unreplaced = team.filter(team.role == EXPERT).union(team.anti_join(t.audit_results, "plan_id"))
    return results.select("plan_id", "person_id").union(unreplaced.select("plan_id", "person_id"), distinct=True)
