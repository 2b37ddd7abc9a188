"""P06: a certificate dated before the decision to grant it."""

import ibis.expr.types as ir

from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P06",
    subject="certificate",
    severity="high",
    score=0.8,
    question=Text(zh="证书是否早于认证决定颁发？", en="Was the certificate issued before the certification decision?"),
    law=(Citation("certification-regulations", "2023", "59"), Citation("body-measures", "2020", "18")),
    reads={"certificates": ("cert_no", "body_id", "org_id", "decided_on", "issued_on")},
    returns=("decided_on", "issued_on"),
    explanation=Text(
        zh="证书%(cert_no)s于%(issued_on)s颁发，而认证决定于%(decided_on)s作出。",
        en="Certificate %(cert_no)s was issued on %(issued_on)s, before the decision of %(decided_on)s.",
    ),
)
def issued_before_decision(t: Tables, p: Values) -> ir.Table:
    """A certificate whose day of issue lies before the day of its decision; the same day is in order."""
    certificates = t.certificates
    return certificates.filter(certificates.issued_on < certificates.decided_on).mutate(
        occurred_on=certificates.issued_on
    )
