"""Which approvals of a body cover which reported domain, for every pair of body and domain that was reported."""

import ibis
import ibis.expr.types as ir

from gongxin.detection.expressions import members
from gongxin.detection.model import Tables, Values, fact


@fact(
    reads={
        "approved_scopes": ("body_id", "domain_code", "scope_code", "from_on", "to_on"),
        "certificates": ("body_id", "domain_code"),
        "audit_plans": ("body_id", "domain_codes"),
    },
    optional=("certificates", "audit_plans"),
)
def approved_domains(t: Tables, p: Values) -> ir.Table:
    """One row per reported (body, domain) and approval that covers it; without dates where none does.

    An approved code covers every longer code that begins with it, and a reported code shorter than the approved ones
    is covered by any of them. Bodies without a single approval in the dataset are left out: nothing is known of them.
    """
    approved = t.approved_scopes
    approved = approved.select(
        "body_id", "scope_code", "from_on", "to_on", approved_code=approved.domain_code.upper().replace(" ", "")
    )
    plans = t.audit_plans.select("body_id", "domain_codes").distinct()
    listed = members(plans, "domain_codes", "domain_code").select("body_id", "domain_code")
    reported = t.certificates.select("body_id", "domain_code").distinct().union(listed).distinct()
    reported = reported.filter(reported.domain_code.notnull()).semi_join(approved, "body_id")
    reported = reported.mutate(code=reported.domain_code.upper().replace(" ", ""))
    pairs = reported.join(approved, "body_id")
    covering = pairs.filter(
        pairs.code.startswith(pairs.approved_code) | pairs.approved_code.startswith(pairs.code)
    ).select("body_id", "domain_code", "scope_code", "from_on", "to_on", covers=True)
    none = reported.anti_join(covering, ["body_id", "domain_code"]).select("body_id", "domain_code")
    none = none.mutate(scope_code=ibis.null("string"), from_on=ibis.null("date"), to_on=ibis.null("date"), covers=False)
    return covering.union(none)
