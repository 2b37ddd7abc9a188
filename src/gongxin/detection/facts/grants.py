"""The audits that the grant of each certificate rests on, one row per certificate that has any."""

import ibis.expr.types as ir

from gongxin.detection.certificate_terms import cert_key, is_first_issue
from gongxin.detection.model import Tables, Values, fact


@fact(
    reads={
        "certificates": ("cert_no", "decided_on", "issued_on", "first_issued_on", "stage2_ended_on"),
        "plan_horizon": ("first_on",),
        "certificate_audits": (
            "cert_key",
            "plan_id",
            "initial",
            "recertification",
            "integrated",
            "granting",
            "effective_personnel",
            "stage1_from",
            "stage2_from",
            "granting_to",
            "held_from",
            "held_to",
        ),
    },
    parameters={
        "before": "certificate.grant_before_days",
        "after": "certificate.grant_after_days",
        "first_issue_days": "certificate.first_issue_days",
    },
)
def grants(t: Tables, p: Values) -> ir.Table:
    """Initial and recertification audits near the grant: the decision, or the issue where that came first.

    `ended_on` is the day the second stage ended by the results: the last end up to the grant, and only where there is
    none the last one after it. An audit after the grant belongs to another certificate where the one granted is a
    first one and the audit a recertification, or the other way round; and where the audit it states, or the grant
    itself, lies before the plans known. `stage1_from` and `stage2_from` are the first days of the initial stages.
    `supported` says that one of them began by the grant and is of a kind that a certificate can rest on.
    """
    given = t.certificates.select(
        cert_key=cert_key(t.certificates.cert_no),
        granted_on=t.certificates.decided_on.coalesce(t.certificates.issued_on),
        issued_on=t.certificates.issued_on.coalesce(t.certificates.decided_on),
        first=is_first_issue(t.certificates, p.first_issue_days),
        dated=t.certificates.first_issued_on.notnull(),
        stated_end=t.certificates.stage2_ended_on,
    )
    given = given.mutate(granted_on=(given.issued_on < given.granted_on).ifelse(given.issued_on, given.granted_on))
    held = t.certificate_audits.filter(t.certificate_audits.initial | t.certificate_audits.recertification)
    held = held.join(given.drop("issued_on"), "cert_key").cross_join(t.plan_horizon)
    late = held.held_from.delta(held.granted_on, unit="day")
    early = held.granted_on.delta(held.held_to, unit="day")
    fitting = (held.initial & held.first) | (held.recertification & ~(held.first & held.dated))
    known = (held.stated_end.coalesce(held.granted_on) >= held.first_on).fill_null(True)
    near = held.filter(late <= p.after, early <= p.before, (late <= 0) | (fitting & known))
    supports = near.granting_to <= near.granted_on
    summed = near.group_by("cert_key").aggregate(
        granted_on=near.granted_on.min(),
        plan_id=near.plan_id.min(where=near.granting_to.notnull()).coalesce(near.plan_id.min()),
        initial=near.initial.any(),
        recertification=near.recertification.any(),
        integrated=near.integrated.any(),
        effective_personnel=near.effective_personnel.min(),
        stage1_from=near.stage1_from.min(),
        stage2_from=near.stage2_from.min(),
        ended_before=near.granting_to.max(where=supports),
        ended_after=near.granting_to.max(where=~supports),
        held_from=near.held_from.min(),
        supported=(near.granting & (near.held_from <= near.granted_on)).any(),
    )
    return summed.mutate(ended_on=summed.ended_before.coalesce(summed.ended_after)).drop("ended_before", "ended_after")
