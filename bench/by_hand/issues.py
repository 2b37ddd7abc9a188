"""P06: certificates issued before the audit ended, or without any audit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl
from polars import col

from bench.by_hand.certificates import audits_of, certificates, horizon
from bench.by_hand.expressions import days
from bench.by_hand.shared import Shared


@dataclass
class Audited:
    """The certificates, the first days each was audited, and what its grant rests on."""

    given: pl.DataFrame
    first_days: pl.DataFrame
    grants: pl.DataFrame
    known: tuple[date, date]


def audited(shared: Shared) -> Audited:
    """Both readings of the pairs of certificates and audits, in one pass over them."""
    known = horizon(shared)
    given = certificates(shared, known[0])
    pairs = audits_of(shared, given)
    first_days = pairs.group_by("cert_key").agg(
        audited_from=col("held_from").min(), granting_from=pl.when("granting").then("held_from").min()
    )
    grants = _grants(pairs, shared.parameters)
    return Audited(given, *pl.collect_all([first_days, grants], engine="streaming"), known)


def _grants(pairs: pl.LazyFrame, p: dict) -> pl.LazyFrame:
    """`ended_on` where the granting audit, by the results, ended after the grant; `supported` where one may grant."""
    late, early = days(col("held_from"), col("granted_on")), days(col("granted_on"), col("held_to"))
    fitting = (col("initial") & col("later_first")) | (col("again") & col("later_again"))
    near = pairs.filter(
        col("initial") | col("again"),
        late <= p["certificate.grant_after_days"],
        early <= p["certificate.grant_before_days"],
        (late <= 0) | fitting,
    )
    supports = col("granting_to") <= col("granted_on")
    ends = near.group_by("cert_key").agg(
        before=pl.when(supports).then("granting_to").max(),
        after=pl.when(~supports).then("granting_to").max(),
        supported=(col("granting") & (col("held_from") <= col("granted_on"))).any(),
    )
    return ends.select("cert_key", "supported", ended_on=pl.when(col("before").is_null()).then("after"))


def issued_before_audit_end(shared: Shared) -> pl.DataFrame:
    """Issued before the end of stage 2, stated or by the results, where the decision does not show it."""
    held = shared.once(audited)
    after = shared.parameters["certificate.grant_after_days"]
    rows = held.given.lazy().filter(col("issued_on").is_not_null())
    rows = rows.join(held.grants.lazy(), "cert_key", how="left")
    stated = pl.when(days(col("stage2_ended_on"), col("issued_on")) <= after).then("stage2_ended_on")
    rows = rows.with_columns(audit_ended_on=pl.max_horizontal(stated, "ended_on"))
    decided_early = (col("decided_on") < col("audit_ended_on")).fill_null(False)
    early = rows.filter(col("issued_on") < col("audit_ended_on"), ~decided_early)
    return early.select("cert_no", "org_id", "issued_on", "audit_ended_on").collect(engine="streaming")


def no_audit(shared: Shared) -> pl.DataFrame:
    """Certificates without an audit they can rest on that began by the day of issue, where the data would hold one."""
    p, held = shared.parameters, shared.once(audited)
    first_on, last_on = held.known
    stated = days(col("stage1_started_on"), pl.lit(first_on)) >= p["certificate.horizon_margin_days"]
    unstated = (col("first") | col("renewed")) & (
        days(col("issued_on"), pl.lit(first_on)) >= p["certificate.unknown_audit_days"]
    )
    judged = held.given.lazy().filter(
        days(col("issued_on"), pl.lit(last_on)) <= p["certificate.decision_lag_days"],
        col("transferred_on").is_null(),
        pl.when(col("stage1_started_on").is_not_null()).then(stated).otherwise(unstated),
    )
    kind = pl.when("renewed").then(pl.lit("R")).otherwise(pl.lit(""))
    judged = judged.with_columns(domain_class=col("domain_code").str.to_uppercase().str.slice(0, 3) + kind)
    rows = judged.join(held.first_days.lazy().with_columns(any=True), "cert_key", how="left")
    rows = rows.join(held.grants.lazy().select("cert_key", "supported"), "cert_key", how="left")
    undated = col("any").is_not_null() & col("audited_from").is_null()
    rested = pl.when("renewed").then("supported").otherwise(col("granting_from") <= col("issued_on"))
    rows = rows.with_columns(audited=undated | rested.fill_null(False))
    rows = rows.collect(engine="streaming")
    bodies = rows.group_by("domain_class", "body_id").agg(col("audited").mean())
    classes = bodies.group_by("domain_class").agg(col("audited").mean())
    classes = classes.filter(col("audited") >= p["certificate.judged_share"])
    bare = rows.filter(~col("audited")).join(classes, "domain_class", how="semi")
    main, sub = bare.filter(col("main_cert_no").is_null()), bare.filter(col("main_cert_no").is_not_null())
    sub = sub.join(held.given, left_on="main_cert_no", right_on="cert_no", how="semi")
    return pl.concat([main, sub]).select("cert_no", "org_id", "issued_on", "stage1_started_on", "domain_code")
