"""P13: a valid certificate whose surveillance is overdue."""

from datetime import timedelta
from typing import Any

import ibis
import ibis.expr.types as ir

from gongxin.codes.certificate_states import VALID
from gongxin.detection.certificate_terms import cert_key, is_management_system, judgeable_parts, months_before
from gongxin.detection.model import Tables, Values, detector
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P13",
    subject="certificate",
    severity="medium",
    score=0.6,
    question=Text(
        zh="监督审核超期的证书是否仍然有效？", en="Is the certificate still valid although its surveillance is overdue?"
    ),
    law=(
        Citation("qms-rule", "2025", "5.4.1.4"),
        Citation("certification-regulations", "2023", "26"),
        Citation("certification-regulations", "2023", "59"),
    ),
    reads={
        "certificates": (
            "cert_no",
            "body_id",
            "org_id",
            "domain_code",
            "status",
            "issued_on",
            "expires_on",
            "main_cert_no",
            "transferred_on",
        ),
        "audit_spans": ("cert_key", "audited_to"),
        "plan_horizon": ("first_on",),
        "audit_plans": ("body_id", "planned_start_at"),
        "bodies": ("body_id", "status", "last_contact_on"),
    },
    optional=("bodies",),
    parameters={
        "interval": "clocks.surveillance_audit",
        "grace": "surveillance.grace_days",
        "history": "surveillance.least_history_days",
        "per_cycle": "surveillance.audits_per_cycle",
        "cycle": "surveillance.cycle_months",
        "lost": "surveillance.lost_contact_days",
        "idle": "surveillance.idle_days",
    },
    returns=("last_audit_on", "issued_on", "due_on", "days_overdue"),
    explanation=Text(
        zh="证书%(cert_no)s（%(issued_on)s颁发）最近一次审核为%(last_audit_on)s，监督审核应不迟于%(due_on)s，已超期"
        "%(days_overdue)s天而证书仍有效。",
        en="Certificate %(cert_no)s, issued on %(issued_on)s and last audited on %(last_audit_on)s, was due for "
        "surveillance by %(due_on)s at the latest; %(days_overdue)s days later it is still valid.",
    ),
)
def surveillance_overdue(t: Tables, p: Values) -> ir.Table:
    """Valid management-system certificates without an audit in the longest interval the rule allows, plus a grace.

    The interval runs from the issue, the transfer or the last audit known, whichever was last; the rule in force on
    the day of the run counts. Two surveillance audits make a cycle of three years: after one in its second half the
    next audit is the recertification, due only before the certificate expires. Judged only where the plans known reach
    back about a year. Bodies that have lost their approval, or that are idle and cannot be reached, are left to `p18`:
    there nobody could have held the audit.
    """
    since = months_before(p.as_of, p.interval["length"]) - timedelta(days=p.grace)
    valid = t.certificates.filter(
        t.certificates.status == VALID,
        is_management_system(t.certificates.domain_code),
        (t.certificates.expires_on >= p.as_of).fill_null(True),
        t.certificates.issued_on < since,
        (t.certificates.transferred_on < since).fill_null(True),
    )
    last = t.audit_spans.rename(last_audit_on="audited_to")
    rows = valid.mutate(cert_key=cert_key(valid.cert_no)).left_join(last, "cert_key").cross_join(t.plan_horizon)
    rows = rows.filter(
        rows.first_on <= p.as_of - timedelta(days=p.history),
        (rows.last_audit_on < since).fill_null(True),
        ~_awaits_recertification(rows, p),
    )
    rows = judgeable_parts(rows.anti_join(_unreachable(t, p), "body_id"), t.certificates)
    began = ibis.greatest(
        rows.issued_on, rows.transferred_on.coalesce(rows.issued_on), rows.last_audit_on.coalesce(rows.issued_on)
    )
    rows = rows.mutate(due_on=(began + ibis.interval(months=p.interval["length"])).cast("date"))
    return rows.select(
        "cert_no",
        "body_id",
        "org_id",
        "issued_on",
        "last_audit_on",
        "due_on",
        occurred_on=rows.due_on,
        days_overdue=ibis.literal(p.as_of).delta(rows.due_on, unit="day"),
    )


def _awaits_recertification(rows: Any, p: Any) -> ir.BooleanValue:
    """Whether the last audit lies so late in a cycle whose end is known that it was the last surveillance of it."""
    begun = ibis.greatest(rows.issued_on, (rows.expires_on - ibis.interval(months=p.cycle)).cast("date"))
    last_from = (begun + ibis.interval(months=p.cycle // p.per_cycle)).cast("date")
    return rows.expires_on.notnull() & (rows.last_audit_on >= last_from).fill_null(False)


def _unreachable(t: Any, p: Any) -> ir.Table:
    """Bodies without approval, and bodies without any plan lately that have not been in contact for long."""
    idle_since, lost_since = p.as_of - timedelta(days=p.idle), p.as_of - timedelta(days=p.lost)
    busy = t.audit_plans.filter(t.audit_plans.planned_start_at.cast("date") >= idle_since).select("body_id").distinct()
    gone = t.bodies.filter(t.bodies.status.isin(["revoked", "cancelled"]))
    lost = t.bodies.filter(t.bodies.last_contact_on < lost_since).anti_join(busy, "body_id")
    return gone.select("body_id").union(lost.select("body_id"))
