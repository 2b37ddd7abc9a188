"""Which audits belong to which certificate."""

from typing import Any

import ibis
import ibis.expr.types as ir

from gongxin.codes.audit_stages import (
    INITIAL_STAGE1,
    INITIAL_STAGE2,
    RECERTIFICATION_STAGE1,
    RECERTIFICATION_STAGE2,
    SURVEILLANCE,
)
from gongxin.detection.certificate_terms import begun, cert_key, holds, listed, normal_number
from gongxin.detection.expressions import LIST_SEPARATOR, key64
from gongxin.detection.model import Tables, Values, fact

KEYS = ("cert_no", "body_id", "org_id", "domain_code")


@fact(
    reads={
        "certificates": (*KEYS, "main_cert_no", "transferred_from"),
        "audit_plans": (
            "plan_id",
            "body_id",
            "org_id",
            "domain_codes",
            "stage_codes",
            "planned_start_at",
            "planned_end_at",
            "cancelled",
            "cert_nos",
            "effective_personnel",
        ),
        "stage_results": (
            "plan_key",
            "stage1_from",
            "stage2_from",
            "stage2_to",
            "recert_from",
            "recert_to",
            "held_from",
            "held_to",
        ),
    },
    optional=("stage_results",),
)
def certificate_audits(t: Tables, p: Values) -> ir.Table:
    """Pairs of a certificate (`cert_key`, the key of its number) and a plan not cancelled.

    They belong together when the plan names the certificate, or when both are of one body and one organisation and
    the plan's domains cover the certificate's. A transferred certificate also has the audits of the body it came
    from, a sub-certificate those of its main certificate.

    `initial` and `recertification` come from the plan's stages or its results. `granting_to` is the last day of a
    second stage (0102, or recertification) by the results, `recert_to` that of a recertification. `held_from` and
    `held_to` are days of the results, of the plan where there are none. `integrated` audits have several domains, in
    one plan or in plans of one body at one organisation that begin on one day. `granting` is false for audits that tell
    their stages and hold none a certificate can rest on: a stage 1 or a surveillance alone.
    `plan_id` is told for initial and recertification audits; the others are only ever counted.
    """
    plans = t.audit_plans.filter(~t.audit_plans.cancelled.fill_null(False))
    plans = plans.mutate(
        plan_key=key64(plans.plan_id), holder_key=_holder_key(plans), domains_listed=listed(plans.domain_codes)
    )
    own = _own(t.certificates)
    of_holder = own.union(*_others_audits(t.certificates, own)).join(plans, "holder_key")
    of_holder = of_holder.filter(holds(of_holder.domains_listed, of_holder.code))
    pairs = of_holder.select("cert_key", "plan_key").union(_named_only(t.certificates, own, plans))
    plans = _with_bound(plans)
    return pairs.join(_told(plans, t.stage_results), "plan_key").drop("plan_key")


def _holder_key(table: Any) -> ir.IntegerValue:
    """One number for a body and an organisation."""
    return key64(table.body_id + "/" + table.org_id)


def _own(certificates: Any) -> ir.Table:
    """Each certificate with the body and the organisation it is held under."""
    return certificates.select(
        code=begun(certificates.domain_code),
        cert_key=cert_key(certificates.cert_no),
        holder_key=_holder_key(certificates),
    )


def _others_audits(certificates: Any, own: ir.Table) -> tuple[ir.Table, ir.Table]:
    """Transferred certificates under the body they came from, and parts under the holder of their main certificate."""
    moved = certificates.filter(certificates.transferred_from != certificates.body_id)
    moved = _own(moved.mutate(body_id=moved.transferred_from))
    main = own.select(main_key="cert_key", main_holder="holder_key")
    parts = _parts(certificates).join(main, "main_key").filter(lambda r: r.holder_key != r.main_holder)
    parts = parts.drop("main_key", "holder_key").rename(holder_key="main_holder")
    return moved, parts.select(*own.columns)


def _parts(certificates: Any) -> ir.Table:
    """Sub-certificates with the key of their main certificate."""
    parts = certificates.filter(certificates.main_cert_no != certificates.cert_no)
    return parts.select(
        code=begun(parts.domain_code),
        cert_key=cert_key(parts.cert_no),
        holder_key=_holder_key(parts),
        main_key=cert_key(parts.main_cert_no),
    )


def _named_only(certificates: Any, own: ir.Table, plans: ir.Table) -> ir.Table:
    """Pairs from the names in plans that body, organisation and domain alone would not have found."""
    naming = plans.filter(plans.cert_nos.notnull())
    named = naming.select(
        "plan_key",
        "domains_listed",
        plan_holder=naming.holder_key,
        number=normal_number(naming.cert_nos).split(LIST_SEPARATOR).unnest(),
    )
    named = named.mutate(main_key=key64(named.number)).drop("number")
    pairs = named.join(
        own.mutate(main_key=own.cert_key).union(_parts(certificates).select(*own.columns, "main_key")), "main_key"
    )
    # The first test is cheap and settles nearly every pair; the whole one only sees what is left.
    other = (pairs.plan_holder != pairs.holder_key).fill_null(True)
    doubtful = pairs.filter(other | ~pairs.domains_listed.contains(pairs.code).fill_null(False))
    left = doubtful.filter(other | ~holds(doubtful.domains_listed, doubtful.code))
    return left.select("cert_key", "plan_key")


def _with_bound(plans: ir.Table) -> ir.Table:
    """Plans with `bound`: whether another plan of the visit, of one holder from one day on, has other domains."""
    dated = plans.mutate(start_on=plans.planned_start_at.cast("date"))
    visits = dated.group_by(["holder_key", "start_on"]).aggregate(
        low=dated.domain_codes.min(), high=dated.domain_codes.max()
    )
    several = visits.filter(visits.low != visits.high).select("holder_key", "start_on", bound=True)
    both = dated.left_join(several, ["holder_key", "start_on"])
    return both.drop("holder_key_right", "start_on_right", "start_on").mutate(bound=both.bound.fill_null(False))


def _told(plans: ir.Table, results: Any) -> ir.Table:
    """What plan and results together tell of each audit."""
    kept = plans.left_join(results, "plan_key")
    stages = kept.stage_codes.fill_null("")
    ends = kept.planned_end_at.coalesce(kept.planned_start_at).cast("date")
    initial = stages.contains(INITIAL_STAGE1) | stages.contains(INITIAL_STAGE2)
    again = stages.contains(RECERTIFICATION_STAGE1) | stages.contains(RECERTIFICATION_STAGE2)
    told = kept.select(
        "plan_key",
        "plan_id",
        "effective_personnel",
        "stage1_from",
        "stage2_from",
        "recert_to",
        initial=initial | kept.stage1_from.notnull() | kept.stage2_from.notnull(),
        recertification=again | kept.recert_from.notnull(),
        integrated=kept.domain_codes.fill_null("").contains(LIST_SEPARATOR) | kept.bound,
        granting=_may_grant(stages) | kept.stage2_from.notnull() | kept.recert_from.notnull(),
        granting_to=kept.stage2_to.coalesce(kept.recert_to),
        held_from=kept.held_from.coalesce(kept.planned_start_at.cast("date")),
        held_to=kept.held_to.coalesce(ends),
    )
    return told.mutate(plan_id=(told.initial | told.recertification).ifelse(told.plan_id, ibis.null("string")))


def _may_grant(stages: Any) -> ir.BooleanValue:
    """Whether a plan tells no stages, or any besides the first stage of an initial audit and surveillance."""
    others = stages.replace(INITIAL_STAGE1, "").replace(SURVEILLANCE, "")
    return (stages == "") | (others.re_search("[0-9]"))
