"""P13: a suspension has outlasted its term and the certificate has been neither restored nor revoked."""

from datetime import timedelta

import ibis
import ibis.expr.types as ir

from gongxin.codes.certificate_states import SUSPENDED
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P13",
    subject="certificate",
    severity="medium",
    score=0.6,
    question=Text(
        zh="暂停期满的证书是否既未恢复也未撤销？",
        en="Has a suspension passed its term with the certificate neither restored nor revoked?",
    ),
    law=(
        Citation("body-measures", "2020", "21"),
        Citation("qms-rule", "2025", "5.4.1.4"),
        Citation("certification-regulations", "2023", "59"),
    ),
    reads={"certificates": ("cert_no", "body_id", "org_id", "status", "suspended_from", "suspended_to", "expires_on")},
    parameters={"term": "clocks.certificate_suspension_term", "grace": "surveillance.suspension_grace_days"},
    returns=("suspended_from", "suspended_to", "term_ended_on", "days_over"),
    explanation=Text(
        zh="证书%(cert_no)s自%(suspended_from)s起暂停，期限至%(term_ended_on)s，已超过%(days_over)s天仍为暂停状态。",
        en="Certificate %(cert_no)s has been suspended since %(suspended_from)s; its term ended on %(term_ended_on)s "
        "and %(days_over)s days later it is still suspended.",
    ),
)
def suspension_over_term(t: Tables, p: Values) -> ir.Table:
    """Suspended certificates past the end they state, or past the longest term of a suspension, plus a few days.

    The earlier of the two ends counts. When it comes, the body must restore or revoke. A certificate that expired
    meanwhile is past restoring and left out.
    """
    held = t.certificates.filter(
        t.certificates.status == SUSPENDED, (t.certificates.expires_on >= p.as_of).fill_null(True)
    )
    longest = (held.suspended_from + ibis.interval(months=p.term["length"])).cast("date")
    held = held.mutate(
        term_ended_on=ibis.least(held.suspended_to.coalesce(longest), longest.coalesce(held.suspended_to))
    )
    over = held.filter(held.term_ended_on < p.as_of - timedelta(days=p.grace))
    return over.select(
        "cert_no",
        "body_id",
        "org_id",
        "suspended_from",
        "suspended_to",
        "term_ended_on",
        occurred_on=over.term_ended_on,
        days_over=ibis.literal(p.as_of).delta(over.term_ended_on, unit="day"),
    )
