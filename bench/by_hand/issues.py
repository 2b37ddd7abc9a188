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
    """The certificates, the first day each was audited, and where its grant rests on an audit that ended later."""

    given: pl.DataFrame
    first_day: pl.DataFrame
    late_end: pl.DataFrame
    known: tuple[date, date]


def audited(shared: Shared) -> Audited:
    """Both readings of the pairs of certificates and audits, in one pass over them."""
    known = horizon(shared)
    given = certificates(shared, known[0])
    pairs = audits_of(shared, given)
    first_day = pairs.group_by("cert_key").agg(audited_from=col("held_from").min())
    late_end = _late_ends(pairs, shared.parameters)
    return Audited(given, *pl.collect_all([first_day, late_end], engine="streaming"), known)


def _late_ends(pairs: pl.LazyFrame, p: dict) -> pl.LazyFrame:
    """Certificates whose granting audit, by the results, ended after the grant."""
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
        before=pl.when(supports).then("granting_to").max(), ended_on=pl.when(~supports).then("granting_to").max()
    )
    return ends.filter(col("before").is_null(), col("ended_on").is_not_null()).select("cert_key", "ended_on")


def issued_before_audit_end(shared: Shared) -> pl.DataFrame:
    """Issued before the end of stage 2, stated or by the results, where the decision does not show it."""
    held = shared.once(audited)
    after = shared.parameters["certificate.grant_after_days"]
    rows = held.given.lazy().filter(col("issued_on").is_not_null())
    rows = rows.join(held.late_end.lazy(), "cert_key", how="left")
    stated = pl.when(days(col("stage2_ended_on"), col("issued_on")) <= after).then("stage2_ended_on")
    rows = rows.with_columns(audit_ended_on=pl.max_horizontal(stated, "ended_on"))
    decided_early = (col("decided_on") < col("audit_ended_on")).fill_null(False)
    early = rows.filter(col("issued_on") < col("audit_ended_on"), ~decided_early)
    return early.select("cert_no", "org_id", "issued_on", "audit_ended_on").collect(engine="streaming")


def no_audit(shared: Shared) -> pl.DataFrame:
    """Certificates without any audit that began by the day of issue, where the data would hold one."""
    p, held = shared.parameters, shared.once(audited)
    first_on, last_on = held.known
    stated = days(col("stage1_started_on"), pl.lit(first_on)) >= p["certificate.horizon_margin_days"]
    unstated = col("first") & (days(col("issued_on"), pl.lit(first_on)) >= p["certificate.unknown_audit_days"])
    judged = held.given.lazy().filter(
        days(col("issued_on"), pl.lit(last_on)) <= p["certificate.decision_lag_days"],
        col("transferred_on").is_null(),
        pl.when(col("stage1_started_on").is_not_null()).then(stated).otherwise(unstated),
    )
    judged = judged.with_columns(domain_class=col("domain_code").str.to_uppercase().str.slice(0, 3))
    rows = judged.join(held.first_day.lazy().with_columns(any=True), "cert_key", how="left")
    undated = col("any").is_not_null() & col("audited_from").is_null()
    rows = rows.with_columns(audited=undated | (col("audited_from") <= col("issued_on")).fill_null(False))
    rows = rows.collect(engine="streaming")
    bodies = rows.group_by("domain_class", "body_id").agg(col("audited").mean())
    classes = bodies.group_by("domain_class").agg(col("audited").mean())
    classes = classes.filter(col("audited") >= p["certificate.judged_share"])
    bare = rows.filter(~col("audited")).join(classes, "domain_class", how="semi")
    main, sub = bare.filter(col("main_cert_no").is_null()), bare.filter(col("main_cert_no").is_not_null())
    sub = sub.join(held.given, left_on="main_cert_no", right_on="cert_no", how="semi")
    return pl.concat([main, sub]).select("cert_no", "org_id", "issued_on", "stage1_started_on", "domain_code")
