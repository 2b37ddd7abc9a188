"""P06: the certificate was issued before the audit had ended."""

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
    question=Text(zh="证书是否早于审核结束颁发？", en="Was the certificate issued before the audit had ended?"),
    law=(
        Citation("certification-regulations", "2023", "59"),
        Citation("certification-regulations", "2023", "61"),
        Citation("body-measures", "2020", "18"),
    ),
    reads={
        "certificates": ("cert_no", "body_id", "org_id", "decided_on", "issued_on", "stage2_ended_on"),
        "grants": ("cert_key", "plan_id", "granted_on", "ended_on"),
    },
    optional=("grants",),
    parameters={"after": "certificate.grant_after_days"},
    returns=("issued_on", "audit_ended_on"),
    explanation=Text(
        zh="证书%(cert_no)s于%(issued_on)s颁发，而审核于%(audit_ended_on)s才结束。",
        en="Certificate %(cert_no)s was issued on %(issued_on)s; the audit ended on %(audit_ended_on)s.",
    ),
)
def issued_before_audit_end(t: Tables, p: Values) -> ir.Table:
    """The day of issue against the end of stage 2, stated or by the results, where the decision does not show it.

    A decision that was itself too early is named by `p06_decided_before_audit_end`. The same day is in order, and a
    stated end more than half a year after the issue belongs to a later cycle of a record that was kept.
    """
    granted = t.certificates.filter(t.certificates.issued_on.notnull())
    rows = with_grants(granted, t.grants.filter(t.grants.ended_on > t.grants.granted_on))
    stated = ibis.ifelse(
        rows.stage2_ended_on.delta(rows.issued_on, unit="day") <= p.after, rows.stage2_ended_on, ibis.null("date")
    )
    rows = rows.mutate(audit_ended_on=ibis.greatest(stated.coalesce(rows.ended_on), rows.ended_on.coalesce(stated)))
    decided_early = (rows.decided_on < rows.audit_ended_on).fill_null(False)
    early = rows.filter(rows.issued_on < rows.audit_ended_on, ~decided_early)
    return early.select(
        "cert_no", "body_id", "org_id", "plan_id", "issued_on", "audit_ended_on", occurred_on=early.issued_on
    )
