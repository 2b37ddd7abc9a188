"""Which audits belong to which certificate."""

from typing import Any

import ibis.expr.types as ir

from gongxin.codes.audit_stages import (
    INITIAL_STAGE1,
    INITIAL_STAGE2,
    RECERTIFICATION_STAGE1,
    RECERTIFICATION_STAGE2,
)
from gongxin.detection.certificate_terms import covers, normal_number
from gongxin.detection.expressions import members
from gongxin.detection.model import Tables, Values, fact

CARRIED = (
    "plan_id",
    "initial",
    "recertification",
    "integrated",
    "effective_personnel",
    "stage1_from",
    "stage2_from",
    "granting_to",
    "recert_to",
    "held_from",
    "held_to",
)
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
            "plan_id",
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
    """Pairs of a certificate and a plan not cancelled.

    They belong together when the plan names the certificate, or when both are of one body and one organisation and
    the plan's domains cover the certificate's. A transferred certificate also has the audits of the body it came
    from, a sub-certificate those of its main certificate.

    `initial` and `recertification` come from the plan's stages or its results. `granting_to` is the last day of a
    second stage (0102, or recertification) by the results, `recert_to` that of a recertification. `held_from` and
    `held_to` are days of the results, of the plan where there are none. `integrated` plans list several domains.
    """
    plans, holders = _plans(t), _holders(t.certificates)
    of_holder = holders.join(plans, ["body_id", "org_id"])
    of_holder = of_holder.filter(covers(of_holder.domain_codes, of_holder.domain_code))
    return of_holder.select("cert_no", *CARRIED).union(_named_only(t.certificates, plans).select("cert_no", *CARRIED))


def _plans(t: Any) -> ir.Table:
    """Plans not cancelled, with what their results say of the days."""
    plans, results = t.audit_plans, t.stage_results
    kept = plans.filter(~plans.cancelled.fill_null(False)).left_join(results, "plan_id")
    stages = kept.stage_codes.fill_null("")
    ends = kept.planned_end_at.coalesce(kept.planned_start_at).cast("date")
    return kept.select(
        "plan_id",
        "body_id",
        "org_id",
        "domain_codes",
        "cert_nos",
        "effective_personnel",
        "stage1_from",
        "stage2_from",
        "recert_to",
        initial=stages.contains(INITIAL_STAGE1)
        | stages.contains(INITIAL_STAGE2)
        | kept.stage1_from.notnull()
        | kept.stage2_from.notnull(),
        recertification=stages.contains(RECERTIFICATION_STAGE1)
        | stages.contains(RECERTIFICATION_STAGE2)
        | kept.recert_from.notnull(),
        integrated=kept.domain_codes.fill_null("").contains("；"),
        granting_to=kept.stage2_to.coalesce(kept.recert_to),
        held_from=kept.held_from.coalesce(kept.planned_start_at.cast("date")),
        held_to=kept.held_to.coalesce(ends),
    )


def _holders(certificates: Any) -> ir.Table:
    """Every body and organisation under whose name the audits of a certificate are to be looked for."""
    own = certificates.select(*KEYS)
    moved = certificates.filter(certificates.transferred_from != certificates.body_id)
    moved = moved.select("cert_no", "org_id", "domain_code", body_id=moved.transferred_from).select(*KEYS)
    main = certificates.select(main_cert_no="cert_no", main_body="body_id", main_org="org_id")
    sub = certificates.select(*KEYS, "main_cert_no").join(main, "main_cert_no")
    sub = sub.filter((sub.body_id != sub.main_body) | (sub.org_id != sub.main_org))
    sub = sub.select("cert_no", "domain_code", body_id=sub.main_body, org_id=sub.main_org).select(*KEYS)
    return own.union(moved, sub)


def _named_only(certificates: Any, plans: ir.Table) -> ir.Table:
    """Plans that name a certificate which body, organisation and domain alone would not have found."""
    named = members(plans, "cert_nos", "named")
    named = named.mutate(named=normal_number(named.named)).drop("cert_nos")
    wanted = certificates.select(
        "cert_no",
        "main_cert_no",
        cert_body="body_id",
        cert_org="org_id",
        cert_domain="domain_code",
    )
    by_number = wanted.mutate(named=normal_number(wanted.cert_no))
    by_main = wanted.filter(wanted.main_cert_no != wanted.cert_no)
    by_main = by_main.mutate(named=normal_number(by_main.main_cert_no))
    pairs = named.join(by_number.union(by_main), "named")
    found = (
        (pairs.body_id == pairs.cert_body)
        & (pairs.org_id == pairs.cert_org)
        & covers(pairs.domain_codes, pairs.cert_domain)
    )
    return pairs.filter(~found.fill_null(False))
