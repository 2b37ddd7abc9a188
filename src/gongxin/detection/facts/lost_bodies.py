"""Certification bodies that nobody can reach any more."""

import ibis
import ibis.expr.types as ir

from gongxin.codes.body_states import BODY_STATES
from gongxin.detection.certificate_terms import months_before
from gongxin.detection.model import Tables, Values, fact
from gongxin.detection.yearly_report import first_day_in_time

APPROVED, SUSPENDED = BODY_STATES.values[:2]


@fact(
    reads={
        "bodies": ("body_id", "status", "approved_on", "annual_report_on", "last_contact_on"),
        "audit_plans": ("body_id", "reported_at", "planned_start_at"),
        "certificates": ("body_id", "reported_at", "issued_on"),
    },
    parameters={
        "lost_months": "contact.lost_months",
        "silent_months": "contact.silent_months",
        "report_due": "clocks.body_annual_report",
    },
)
def lost_bodies(t: Tables, p: Values) -> ir.Table:
    """Bodies approved or suspended whose last contact lies too far back, with the last signs of life.

    Either the last contact is older than twelve months, or it is older than six (or unknown) while for six months no
    plan and no certificate was reported and the yearly report did not come in time. A body approved within the six
    months is too young to be lost.
    """
    quiet_since = ibis.literal(months_before(p.as_of, p.silent_months))
    plans, certificates = t.audit_plans, t.certificates
    planned = plans.group_by("body_id").aggregate(
        last_plan_on=plans.reported_at.fill_null(plans.planned_start_at).cast("date").max()
    )
    issued = certificates.group_by("body_id").aggregate(
        last_certificate_on=certificates.reported_at.cast("date").fill_null(certificates.issued_on).max()
    )
    known = t.bodies.filter(t.bodies.status.isin([APPROVED, SUSPENDED]))
    known = known.left_join(planned, "body_id").drop("body_id_right")
    known = known.left_join(issued, "body_id").drop("body_id_right")
    no_contact = known.last_contact_on < ibis.literal(months_before(p.as_of, p.lost_months))
    silent = (
        (known.last_contact_on.isnull() | (known.last_contact_on < quiet_since))
        & (known.last_plan_on.isnull() | (known.last_plan_on < quiet_since))
        & (known.last_certificate_on.isnull() | (known.last_certificate_on < quiet_since))
        & (known.annual_report_on.isnull() | (known.annual_report_on < first_day_in_time(p.as_of, p.report_due)))
        & (known.approved_on.isnull() | (known.approved_on < quiet_since))
    )
    return known.filter(no_contact.fill_null(False) | silent).select(
        "body_id", "status", "last_contact_on", "last_plan_on", "last_certificate_on", "annual_report_on"
    )
