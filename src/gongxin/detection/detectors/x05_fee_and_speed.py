"""X05: a fee far under that of the peers together with unusual speed."""

import ibis
import ibis.expr.types as ir

from gongxin.detection.certificate_terms import DOMAIN_LEVELS, is_first_issue, with_grants
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation

DOMAIN = DOMAIN_LEVELS[1]
PEERS = ("domain", "band", "first")


@detector(
    pattern="X05",
    subject="certificate",
    severity="low",
    score=0.4,
    question=Text(
        zh="费用是否远低于同类且取证异常快？",
        en="Was the fee far under that of the peers and the certificate unusually fast?",
    ),
    law=(
        Citation("certification-regulations", "2023", "59"),
        Citation("action-plan", "2024", ""),
        Citation("project-default", "1", ""),
    ),
    reads={
        "certificates": (
            "cert_no",
            "body_id",
            "org_id",
            "domain_code",
            "covered_personnel",
            "fee",
            "stage1_started_on",
            "issued_on",
            "first_issued_on",
        ),
        "grants": ("cert_key", "plan_id", "held_from"),
    },
    optional=("grants",),
    parameters={
        "fee_share": "fees.peer_share",
        "speed_share": "fees.speed_share",
        "speed_days": "fees.speed_days",
        "least_peers": "fees.least_peers",
        "bands": "fees.headcount_bands",
        "first_issue_days": "certificate.first_issue_days",
    },
    returns=("fee", "peer_fee", "days", "peer_days", "peers"),
    explanation=Text(
        zh="证书%(cert_no)s收费%(fee)s元、%(days)s天取证；同领域同规模%(peers)s张证书的中位数为%(peer_fee)s元、%(peer_days)s天。",
        en="Certificate %(cert_no)s cost %(fee)s yuan and took %(days)s days; the median of its %(peers)s peers in "
        "domain and size is %(peer_fee)s yuan and %(peer_days)s days.",
    ),
)
def fee_and_speed(t: Tables, p: Values) -> ir.Table:
    """Fee and days from the start of the audit to the issue, each against the median of the peers.

    Peers are certificates of the same domain and band of persons covered, first issues apart from later ones; there
    must be enough of them. Both figures must lie far under the median, and the days be few in themselves. Either one
    alone is no more than a bargain or a diligent body.
    """
    rows = t.certificates.filter(t.certificates.fee > 0, t.certificates.covered_personnel > 0)
    rows = with_grants(rows, t.grants)
    rows = rows.mutate(
        days=rows.issued_on.delta(rows.stage1_started_on.coalesce(rows.held_from), unit="day"),
        domain=rows.domain_code.upper().substr(0, DOMAIN),
        band=ibis.cases(*((rows.covered_personnel <= top, top) for top in p.bands), else_=0).cast("int64"),
        first=is_first_issue(rows, p.first_issue_days),
    ).filter(lambda r: r.days >= 0)
    usual = rows.group_by(*PEERS).aggregate(
        peers=rows.count(), peer_fee=rows.fee.median().round(6), peer_days=rows.days.median().round(6)
    )
    quick = rows.filter(rows.days <= p.speed_days).join(usual.filter(usual.peers >= p.least_peers), PEERS)
    found = quick.filter(quick.fee < quick.peer_fee * p.fee_share, quick.days < quick.peer_days * p.speed_share)
    return found.select(
        "cert_no",
        "body_id",
        "org_id",
        "plan_id",
        "fee",
        "peer_fee",
        "days",
        "peer_days",
        "peers",
        occurred_on=found.issued_on,
    )
