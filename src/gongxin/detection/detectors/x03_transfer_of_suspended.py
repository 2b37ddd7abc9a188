"""X03: a certificate was taken over from another body while it was suspended or after it had been revoked."""

from typing import Any

import ibis
import ibis.expr.types as ir

from gongxin.codes.certificate_states import REVOKED, VALID
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation

REPLACED = "0120"  # revoked only because a new certificate took its place: what an honest transfer leaves behind


@detector(
    pattern="X03",
    subject="certificate",
    severity="high",
    score=0.8,
    question=Text(
        zh="是否接收了处于暂停或已被撤销的证书？",
        en="Was a certificate accepted in transfer while it was suspended or revoked?",
    ),
    law=(Citation("iaf-md2", "2017", ""), Citation("qms-rule", "2025", ""), Citation("body-measures", "2020", "17")),
    reads={
        "certificates": (
            "cert_no",
            "body_id",
            "org_id",
            "domain_code",
            "status",
            "status_on",
            "status_reason",
            "suspended_from",
            "suspended_to",
            "transferred_from",
            "transferred_on",
        ),
        "certificate_events": ("cert_no", "event", "on", "reason_code"),
    },
    optional=("certificate_events",),
    returns=("transferred_from", "transferred_on", "former_cert_no", "state_zh", "state_en", "state_since"),
    explanation=Text(
        zh="证书%(cert_no)s于%(transferred_on)s自%(transferred_from)s转入，而原证书%(former_cert_no)s当日%(state_zh)s"
        "（自%(state_since)s起）。",
        en="Certificate %(cert_no)s was transferred from %(transferred_from)s on %(transferred_on)s; the former "
        "certificate %(former_cert_no)s was %(state_en)s on that day, since %(state_since)s.",
    ),
)
def transfer_of_suspended(t: Tables, p: Values) -> ir.Table:
    """The state, on the day of transfer, of the certificate itself and of its forerunner at the former body.

    The forerunner is of the same organisation and domain. Suspended: its last event of suspension has no restoration
    after it, or the day lies in the suspension its record states. Revoked: before the day, by event or record, and not
    merely replaced by a new certificate. A suspension lifted by the day, or begun after it, is no offence.
    """
    moved = t.certificates.filter(t.certificates.transferred_on.notnull())
    rows = _with_events(_forerunners(moved, t.certificates), t.certificate_events)
    rows = rows.mutate(suspended_since=_suspended_since(rows), revoked_since=_revoked_since(rows))
    bad = rows.filter(rows.suspended_since.notnull() | rows.revoked_since.notnull())
    once = bad.group_by("cert_no", "body_id", "org_id", "transferred_from", "transferred_on").aggregate(
        former_cert_no=bad.former_cert_no.min(),
        suspended_since=bad.suspended_since.min(),
        revoked_since=bad.revoked_since.min(),
    )
    revoked = once.revoked_since.notnull()
    return once.select(
        "cert_no",
        "body_id",
        "org_id",
        "transferred_from",
        "transferred_on",
        "former_cert_no",
        occurred_on=once.transferred_on,
        state_zh=ibis.ifelse(revoked, "已被撤销", "处于暂停状态"),
        state_en=ibis.ifelse(revoked, "revoked", "suspended"),
        state_since=once.revoked_since.coalesce(once.suspended_since),
    )


def _forerunners(moved: Any, certificates: Any) -> ir.Table:
    """Each transferred certificate with itself and with every certificate it may have continued."""
    record = certificates.select(
        former_cert_no="cert_no",
        former_body="body_id",
        org_id="org_id",
        former_domain="domain_code",
        status="status",
        status_on="status_on",
        status_reason="status_reason",
        suspended_from="suspended_from",
        suspended_to="suspended_to",
    )
    new = moved.select("cert_no", "body_id", "org_id", "domain_code", "transferred_from", "transferred_on")
    pairs = new.join(record, "org_id")
    same = pairs.cert_no == pairs.former_cert_no
    domain = pairs.former_domain.startswith(pairs.domain_code) | pairs.domain_code.startswith(pairs.former_domain)
    return pairs.filter(same | ((pairs.former_body == pairs.transferred_from) & domain).fill_null(False))


def _with_events(rows: Any, events: Any) -> ir.Table:
    """The last suspension, restoration and revocation known on the day of transfer."""
    telling = events.filter(events.event.isin(["suspended", "restored", "revoked"]))
    telling = telling.select("event", "on", "reason_code", former_cert_no="cert_no")
    before = rows.select("cert_no", "former_cert_no", "transferred_on").join(telling, "former_cert_no")
    before = before.filter(before.on <= before.transferred_on)
    revoked = (before.event == "revoked") & (before.on < before.transferred_on) & _not_replaced(before.reason_code)
    last = before.group_by("cert_no", "former_cert_no").aggregate(
        suspended_at=before.on.max(where=before.event == "suspended"),
        restored_at=before.on.max(where=before.event == "restored"),
        revoked_at=before.on.max(where=revoked),
    )
    return rows.left_join(last, ["cert_no", "former_cert_no"])


def _not_replaced(reason: Any) -> ir.BooleanValue:
    """Whether a reason of revocation is another than replacement by a new certificate."""
    return reason.fill_null("") != REPLACED


def _suspended_since(r: Any) -> ir.DateValue:
    """Since when a forerunner was suspended on the day of transfer; null where it was not."""
    lifted = (r.restored_at >= r.suspended_at).fill_null(False)
    served = ((r.status == VALID) & (r.suspended_to < r.transferred_on)).fill_null(False)
    by_event = ibis.ifelse(lifted | served, ibis.null("date"), r.suspended_at)
    lasting = ibis.ifelse(r.suspended_to.isnull(), r.status != VALID, r.transferred_on <= r.suspended_to)
    stated = (r.suspended_from <= r.transferred_on) & lasting & (r.restored_at < r.suspended_from).fill_null(True)
    return by_event.coalesce(ibis.ifelse(stated, r.suspended_from, ibis.null("date")))


def _revoked_since(r: Any) -> ir.DateValue:
    """Since when a forerunner had been revoked on the day of transfer; null where it had not."""
    stated = (r.status == REVOKED) & (r.status_on < r.transferred_on) & _not_replaced(r.status_reason)
    return r.revoked_at.coalesce(ibis.ifelse(stated, r.status_on, ibis.null("date")))
