"""P09: a certificate in a domain or scope the body was not approved for on the day of issue."""

import ibis
import ibis.expr.types as ir

from gongxin.detection.expressions import once
from gongxin.detection.model import Tables, Values, detector
from gongxin.detection.scope_cover import uncovered_scopes, why_uncovered
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P09",
    subject="certificate",
    severity="high",
    score=0.8,
    question=Text(
        zh="证书的认证领域或业务范围在颁证日是否超出机构的批准范围？",
        en="Did a certificate lie outside the approved scope of the body on the day of issue?",
    ),
    law=(
        Citation("certification-regulations", "2023", "59"),
        Citation("certification-regulations", "2023", "9"),
    ),
    reads={
        "certificates": ("cert_no", "body_id", "org_id", "domain_code", "scope_codes", "issued_on"),
        "approved_domains": ("body_id", "domain_code", "scope_code", "from_on", "to_on", "covers"),
    },
    returns=("domain_code", "scope_codes", "issued_on", "approved_from", "approved_to", "why", "why_zh", "why_en"),
    explanation=Text(
        zh="%(body_id)s于%(issued_on)s颁发的证书%(cert_no)s属%(domain_code)s领域，%(why_zh)s。",
        en="Certificate %(cert_no)s, issued by %(body_id)s on %(issued_on)s, is in %(domain_code)s: %(why_en)s.",
    ),
)
def outside_scope(t: Tables, p: Values) -> ir.Table:
    """Certificates not covered by the approvals of their body on the day of issue.

    A code covers every longer one that begins with it, and a reported code shorter than the approved ones is covered
    by any of them, for domains and for scope codes alike. Where a domain is approved only for listed scope codes, each
    scope code of the certificate must be covered. A body without any approval in the dataset is not judged.
    """
    issued = t.certificates.filter(
        t.certificates.issued_on.notnull(), t.certificates.domain_code.notnull(), t.certificates.body_id.notnull()
    )
    approved = t.approved_domains
    judged = once(issued.semi_join(_doubtful(issued, approved), ["body_id", "domain_code"]), "judged")
    pairs = judged.join(approved.filter(approved.covers), ["body_id", "domain_code"])
    on_day = pairs.filter(
        (pairs.from_on <= pairs.issued_on).fill_null(True), (pairs.issued_on <= pairs.to_on).fill_null(True)
    )
    on_day = once(on_day, "on_day")
    whole = on_day.filter(on_day.scope_code.isnull() | on_day.scope_codes.isnull())
    open_ = once(judged.anti_join(whole, "cert_no"), "open")
    no_domain = open_.anti_join(on_day, "cert_no")
    listed = uncovered_scopes(open_.semi_join(on_day, "cert_no"), approved)
    outside = no_domain.mutate(outside_code=ibis.null("string")).union(listed)
    return why_uncovered(outside, approved, "issued_on").mutate(occurred_on=lambda r: r.issued_on)


def _doubtful(issued: ir.Table, approved: ir.Table) -> ir.Table:
    """Bodies and domains without one approval of the whole domain from the first issue to the last.

    The others need no look at each certificate.
    """
    spans = issued.group_by(["body_id", "domain_code"]).aggregate(
        first_on=issued.issued_on.min(), last_on=issued.issued_on.max()
    )
    known = once(spans.semi_join(approved, ["body_id", "domain_code"]), "spans")
    whole = approved.filter(approved.covers, approved.scope_code.isnull())
    pairs = known.join(whole, ["body_id", "domain_code"])
    always = pairs.filter(
        (pairs.from_on <= pairs.first_on).fill_null(True), (pairs.last_on <= pairs.to_on).fill_null(True)
    )
    return known.anti_join(always, ["body_id", "domain_code"])
