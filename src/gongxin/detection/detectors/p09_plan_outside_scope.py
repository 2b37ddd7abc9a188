"""P09: an audit planned in a domain the body was not approved for, where no certificate tells of it."""

import ibis
import ibis.expr.types as ir

from gongxin.detection.expressions import members, once
from gongxin.detection.model import Tables, Values, detector
from gongxin.detection.scope_cover import why_uncovered
from gongxin.i18n import Text
from gongxin.law.citation import Citation


@detector(
    pattern="P09",
    subject="plan",
    severity="medium",
    score=0.6,
    question=Text(
        zh="审核计划的领域是否超出机构的批准范围？", en="Was an audit planned outside the approved scope of the body?"
    ),
    law=(
        Citation("certification-regulations", "2023", "59"),
        Citation("certification-regulations", "2023", "9"),
    ),
    reads={
        "audit_plans": ("plan_id", "body_id", "org_id", "domain_codes", "planned_start_at", "cancelled"),
        "approved_domains": ("body_id", "domain_code", "scope_code", "from_on", "to_on", "covers"),
        "certificates": ("body_id", "org_id", "domain_code"),
    },
    optional=("certificates",),
    returns=("domain_code", "planned_on", "approved_from", "approved_to", "why", "why_zh", "why_en"),
    explanation=Text(
        zh="%(body_id)s的审核计划%(plan_id)s（%(planned_on)s）属%(domain_code)s领域，%(why_zh)s。",
        en="Audit plan %(plan_id)s of %(body_id)s (%(planned_on)s) is in %(domain_code)s: %(why_en)s.",
    ),
)
def plan_outside_scope(t: Tables, p: Values) -> ir.Table:
    """Plans not cancelled, of a domain not approved on the planned first day, where body and organisation have no
    certificate in the domain: with a certificate the finding is the certificate's, on its day of issue.
    """
    plans = t.audit_plans.filter(
        ~t.audit_plans.cancelled.fill_null(False), t.audit_plans.planned_start_at.cast("date") <= p.as_of
    )
    plans = plans.mutate(planned_on=plans.planned_start_at.cast("date")).drop("planned_start_at", "cancelled")
    approved = t.approved_domains
    plans = plans.semi_join(_doubtful(plans, approved), ["body_id", "domain_codes"])
    asked = members(plans, "domain_codes", "domain_code").drop("domain_codes")
    asked = once(asked.semi_join(approved, ["body_id", "domain_code"]), "asked")
    pairs = asked.join(approved.filter(approved.covers), ["body_id", "domain_code"])
    covered = pairs.filter(
        (pairs.from_on <= pairs.planned_on).fill_null(True), (pairs.planned_on <= pairs.to_on).fill_null(True)
    )
    outside = once(asked.anti_join(covered, ["plan_id", "domain_code"]), "outside")
    held = t.certificates.select("body_id", "org_id", certified=t.certificates.domain_code.upper()).distinct()
    told = outside.join(held, ["body_id", "org_id"])
    code = told.domain_code.upper()
    told = told.filter(told.certified.startswith(code) | code.startswith(told.certified))
    untold = outside.anti_join(told, ["plan_id", "domain_code"])
    first = untold.group_by(["plan_id", "body_id", "org_id", "planned_on"]).aggregate(
        domain_code=untold.domain_code.min()
    )
    explained = why_uncovered(first.mutate(outside_code=ibis.null("string")), approved, "planned_on")
    return explained.mutate(occurred_on=explained.planned_on)


def _doubtful(plans: ir.Table, approved: ir.Table) -> ir.Table:
    """Bodies and lists of domains without one approval for each domain from the first such plan to the last.

    The others need no look at each plan.
    """
    lists = plans.group_by(["body_id", "domain_codes"]).aggregate(
        first_on=plans.planned_on.min(), last_on=plans.planned_on.max()
    )
    asked = once(members(lists, "domain_codes", "domain_code"), "lists")
    pairs = asked.join(approved.filter(approved.covers), ["body_id", "domain_code"])
    always = pairs.filter(
        (pairs.from_on <= pairs.first_on).fill_null(True), (pairs.last_on <= pairs.to_on).fill_null(True)
    )
    keys = ["body_id", "domain_codes", "domain_code"]
    return asked.anti_join(always, keys).select("body_id", "domain_codes").distinct()
