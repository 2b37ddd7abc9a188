"""X08: an audit held after the certificate had expired was treated as a recertification."""

from typing import Any

import ibis
import ibis.expr.types as ir

from gongxin.detection.certificate_terms import CLASS, cert_key, is_first_issue
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="X08",
    subject="certificate",
    severity="medium",
    score=0.7,
    question=Text(
        zh="是否将证书过期后的审核当作再认证？",
        en="Was an audit after expiry of the certificate treated as a recertification?",
    ),
    law=(Citation("qms-rule", "2025", "5.8.2"), Citation("certification-regulations", "2023", "59")),
    reads={
        "certificates": ("cert_no", "body_id", "org_id", "domain_code", "issued_on", "first_issued_on", "expires_on"),
        "certificate_audits": ("cert_key", "plan_id", "recertification", "recert_to", "held_from", "held_to"),
        "certificate_events": ("cert_no", "event", "on"),
    },
    optional=("certificate_events",),
    parameters={"before": "certificate.grant_before_days", "first_issue_days": "certificate.first_issue_days"},
    returns=("expired_on", "audit_ended_on", "former_cert_no"),
    explanation=Text(
        zh="证书%(former_cert_no)s于%(expired_on)s到期，再认证审核%(plan_id)s于%(audit_ended_on)s才结束，证书%(cert_no)s"
        "仍按再认证处理，应按初次认证办理。",
        en="Certificate %(former_cert_no)s expired on %(expired_on)s and recertification audit %(plan_id)s ended only "
        "on %(audit_ended_on)s; certificate %(cert_no)s treats it as a recertification where an initial audit was due.",
    ),
)
def recertification_after_expiry(t: Tables, p: Values) -> ir.Table:
    """The end of a recertification audit against the last expiry among the certificates that stood before it.

    These are the certificates the audit belongs to that were issued before it began; one renewed under its own number
    shows its former expiry by an event `expired`. Named is the certificate issued upon the audit that keeps an earlier
    first issue; where none was, the one that had expired. An audit that ended on the day of expiry was in time.
    """
    rows = _recertified(t, p)
    kept = rows.expired_event_on.notnull() & (rows.expires_on >= rows.audit_ended_on)
    stood = (rows.issued_on < rows.held_from) | kept
    rows = rows.mutate(stood=stood, renewed=~stood & ~is_first_issue(rows, p.first_issue_days))
    rows = rows.mutate(
        expired_on=ibis.cases((kept, rows.expired_event_on), (stood, rows.expires_on)),
        unknown=stood & rows.expires_on.isnull(),
        fresh=~stood & ~rows.renewed,
    )
    audits = rows.group_by("plan_id", "domain_class").aggregate(
        last_expiry=rows.expired_on.max(),
        former_cert_no=rows.cert_no.max(where=rows.stood),
        any_renewed=rows.renewed.any(),
        excused=(rows.unknown | rows.fresh).any(),
    )
    late = rows.join(audits, ["plan_id", "domain_class"])
    late = late.filter(late.last_expiry < late.audit_ended_on, ~late.excused)
    named = late.filter(ibis.ifelse(late.any_renewed, late.renewed, late.stood & (late.expired_on == late.last_expiry)))
    once = named.group_by("cert_no", "body_id", "org_id").aggregate(
        plan_id=named.plan_id.min(),
        expired_on=named.last_expiry.min(),
        audit_ended_on=named.audit_ended_on.min(),
        former_cert_no=named.former_cert_no.min(),
    )
    return once.mutate(occurred_on=once.audit_ended_on)


def _recertified(t: Any, p: Any) -> ir.Table:
    """Recertification audits that have ended, with every certificate they belong to and its event of expiry."""
    links = t.certificate_audits.filter(t.certificate_audits.recertification)
    links = links.mutate(audit_ended_on=links.recert_to.coalesce(links.held_to))
    links = links.filter(links.audit_ended_on <= p.as_of).drop("recertification", "recert_to", "held_to")
    rows = links.join(t.certificates.mutate(cert_key=cert_key(t.certificates.cert_no)), "cert_key")
    rows = rows.filter(rows.issued_on.delta(rows.held_from, unit="day") <= p.before)  # later ones rest on other audits
    rows = rows.mutate(domain_class=rows.domain_code.upper().substr(0, CLASS))
    events = t.certificate_events.filter(t.certificate_events.event == "expired")
    expiries = rows.select("cert_no", "plan_id", "audit_ended_on").join(events, "cert_no")
    age = expiries.audit_ended_on.delta(expiries.on, unit="day")
    expiries = expiries.filter(age > 0, age <= p.before)
    last = expiries.group_by("cert_no", "plan_id").aggregate(expired_event_on=expiries.on.max())
    return rows.left_join(last, ["cert_no", "plan_id"])
