"""P06: the certification decision was taken before the audit had ended."""

import ibis
import ibis.expr.types as ir

from gongxin.detection.certificate_terms import with_grants
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P06",
    subject="certificate",
    severity="high",
    score=0.9,
    question=Text(
        zh="认证决定是否早于审核结束？", en="Was the certification decision taken before the audit had ended?"
    ),
    law=(
        Citation("certification-regulations", "2023", "59"),
        Citation("certification-regulations", "2023", "61"),
        Citation("body-measures", "2020", "18"),
    ),
    reads={
        "certificates": ("cert_no", "body_id", "org_id", "decided_on", "stage2_ended_on"),
        "grants": ("cert_key", "plan_id", "granted_on", "ended_on"),
    },
    optional=("grants",),
    parameters={"after": "certificate.grant_after_days"},
    returns=("decided_on", "audit_ended_on"),
    explanation=Text(
        zh="证书%(cert_no)s的认证决定于%(decided_on)s作出，而审核于%(audit_ended_on)s才结束。",
        en="The decision on certificate %(cert_no)s was taken on %(decided_on)s; the audit ended on "
        "%(audit_ended_on)s.",
    ),
)
def decided_before_audit_end(t: Tables, p: Values) -> ir.Table:
    """The day of the decision against the end of stage 2: the day the certificate states, and the day of the results.

    Either one after the decision suffices; the later is shown. The same day is in order. A stated end more than half
    a year after the decision belongs to a later cycle of a record that was kept.
    """
    granted = t.certificates.filter(t.certificates.decided_on.notnull())
    rows = with_grants(granted, t.grants.filter(t.grants.ended_on > t.grants.granted_on))
    stated = ibis.ifelse(
        rows.stage2_ended_on.delta(rows.decided_on, unit="day") <= p.after, rows.stage2_ended_on, ibis.null("date")
    )
    rows = rows.mutate(audit_ended_on=ibis.greatest(stated.coalesce(rows.ended_on), rows.ended_on.coalesce(stated)))
    early = rows.filter(rows.decided_on < rows.audit_ended_on)
    return early.select(
        "cert_no", "body_id", "org_id", "plan_id", "decided_on", "audit_ended_on", occurred_on=early.decided_on
    )
