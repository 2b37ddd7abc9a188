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
            "stage2_ended_on",
            "issued_on",
            "first_issued_on",
        ),
        "grants": ("cert_key", "plan_id", "held_from", "ended_on"),
    },
    optional=("grants",),
    parameters={
        "fee_share": "fees.peer_share",
        "speed_share": "fees.speed_share",
        "speed_days": "fees.speed_days",
        "again_days": "fees.speed_days_again",
        "decision_days": "fees.decision_days",
        "least_peers": "fees.least_peers",
        "bands": "fees.headcount_bands",
        "first_issue_days": "certificate.first_issue_days",
    },
    returns=("fee", "peer_fee", "days", "peer_days", "peers", "counted_zh", "counted_en"),
    explanation=Text(
        zh="证书%(cert_no)s收费%(fee)s元、%(counted_zh)s%(days)s天取证；同领域同规模%(peers)s张证书的中位数为%(peer_fee)s元、%(peer_days)s天。",
        en="Certificate %(cert_no)s cost %(fee)s yuan and was issued %(days)s days after the %(counted_en)s of the audit; "
        "the median of its %(peers)s peers in domain and size is %(peer_fee)s yuan and %(peer_days)s days.",
    ),
)
def fee_and_speed(t: Tables, p: Values) -> ir.Table:
    """Fee and days to the issue, from the start of the audit or from its end, each against the median of the peers.

    Peers are certificates of the same domain and band of persons covered, first issues apart from later ones; there
    must be enough of them. Both figures must lie far under the median, and the days be few in themselves. A hurried
    audit shows from its start, a decision that nobody can have reviewed from its end; a later issue has no stage 1 before
    it and must be quicker still. A low fee alone is no more than
    a bargain, speed alone a diligent body.
    """
    rows = t.certificates.filter(t.certificates.fee > 0, t.certificates.covered_personnel > 0)
    rows = with_grants(rows, t.grants)
    rows = rows.mutate(
        whole=rows.issued_on.delta(rows.stage1_started_on.coalesce(rows.held_from), unit="day"),
        after=rows.issued_on.delta(rows.stage2_ended_on.coalesce(rows.ended_on), unit="day"),
        domain=rows.domain_code.upper().substr(0, DOMAIN),
        band=ibis.cases(*((rows.covered_personnel <= top, top) for top in p.bands), else_=0).cast("int64"),
        first=is_first_issue(rows, p.first_issue_days),
    )
    # A certificate issued before its audit is another matter, and no measure of what is usual.
    rows = rows.mutate(
        whole=(rows.whole >= 0).ifelse(rows.whole, None), after=(rows.after >= 0).ifelse(rows.after, None)
    )
    usual = rows.filter(rows.whole.notnull() | rows.after.notnull())
    usual = usual.group_by(*PEERS).aggregate(
        peers=usual.count(),
        peer_fee=usual.fee.median().round(6),
        peer_whole=usual.whole.median().round(6),
        peer_after=usual.after.median().round(6),
    )
    cheap = rows.join(usual.filter(usual.peers >= p.least_peers), PEERS)
    cheap = cheap.filter(cheap.fee < cheap.peer_fee * p.fee_share)
    hurried = (cheap.whole <= ibis.ifelse(cheap["first"], p.speed_days, p.again_days)) & (
        cheap.whole < cheap.peer_whole * p.speed_share
    )
    decided = (cheap.after <= p.decision_days) & (cheap.after < cheap.peer_after * p.speed_share)
    cheap = cheap.mutate(hurried=hurried.fill_null(False))
    found = cheap.filter(cheap.hurried | decided.fill_null(False))
    found = found.mutate(
        days=found.hurried.ifelse(found.whole, found.after),
        peer_days=found.hurried.ifelse(found.peer_whole, found.peer_after),
        counted_zh=found.hurried.ifelse("自审核开始", "自审核结束"),
        counted_en=found.hurried.ifelse("start", "end"),
    )
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
        "counted_zh",
        "counted_en",
        occurred_on=found.issued_on,
    )
