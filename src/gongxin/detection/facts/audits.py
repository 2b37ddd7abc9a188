"""Audits that were to have taken place: plans not cancelled whose planned end has passed."""

import ibis
import ibis.expr.types as ir

from gongxin.detection.expressions import day_after, key64
from gongxin.detection.model import Tables, Values, fact


@fact(
    reads={
        "audit_plans": (
            "plan_id",
            "body_id",
            "org_id",
            "domain_codes",
            "planned_start_at",
            "planned_end_at",
            "cancelled",
            "remote",
            "site_lat",
            "site_lon",
        ),
        "explanations": ("plan_id",),
    },
    optional=("explanations",),
)
def audits(t: Tables, p: Values) -> ir.Table:
    """Plans not cancelled that ended by the end of the day of the run, each with the place to be audited.

    `explained` says that the auditor or the body has explained an anomaly of this plan; the explanation is heard
    before anything is held against them.
    """
    plans, explanations = t.audit_plans, t.explanations.distinct()
    held = plans.filter(
        ~plans.cancelled.fill_null(False),
        plans.planned_start_at.notnull(),
        plans.planned_end_at.cast("date") < day_after(p.as_of, 1),
    )
    return held.left_join(explanations, held.plan_id == explanations.plan_id).select(
        plan_id=held.plan_id,
        plan_key=key64(held.plan_id),
        body_id=held.body_id,
        org_id=held.org_id,
        domain_codes=held.domain_codes,
        started_at=held.planned_start_at,
        ended_at=held.planned_end_at,
        started_on=held.planned_start_at.cast("date"),
        remote=held.remote.fill_null(False),
        site_lat=ibis.ifelse(held.site_lon.notnull(), held.site_lat, ibis.null("float64")),
        site_lon=ibis.ifelse(held.site_lat.notnull(), held.site_lon, ibis.null("float64")),
        explained=explanations.plan_id.notnull(),
    )
