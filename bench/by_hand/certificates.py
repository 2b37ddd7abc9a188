"""Which audits belong to which certificate, and what several queries on certificates need: computed once."""

from __future__ import annotations

from datetime import date

import polars as pl
from polars import col

from bench.by_hand.expressions import SEPARATOR, covers, days, key, normal
from bench.by_hand.shared import Shared

INITIAL, AGAIN, SURVEILLANCE = ("0101", "0102"), ("0201", "0202"), "03"
CERTIFICATE = ("cert_key", "holder_key", "domain_code", "granted_on", "later_first", "later_again")
AUDIT = ("initial", "again", "granting", "granting_to", "held_from", "held_to")


def certificates(shared: Shared, known_from: date) -> pl.DataFrame:
    """Certificates with numbers in the place of the texts they are joined by, and the day of their grant.

    `later_first` and `later_again` tell whether an initial audit or a recertification held after the grant may still
    be the one it rests on.
    """
    rows = shared.scan(
        "certificates", "cert_no", "body_id", "org_id", "domain_code", "stage1_started_on", "stage2_ended_on",
        "decided_on", "issued_on", "first_issued_on", "expires_on", "main_cert_no", "transferred_from",
        "transferred_on",
    )  # fmt: skip
    age = days(col("issued_on"), col("first_issued_on"))
    told = rows.with_columns(
        cert_key=key(normal(col("cert_no"))),
        main_key=pl.when(col("main_cert_no") != col("cert_no")).then(key(normal(col("main_cert_no")))),
        holder_key=holder(col("body_id"), col("org_id")),
        granted_on=pl.min_horizontal("decided_on", "issued_on"),
        first=(age <= shared.parameters["certificate.first_issue_days"]).fill_null(True),
    )
    known = (pl.coalesce("stage2_ended_on", "granted_on") >= known_from).fill_null(True)
    dated = col("first_issued_on").is_not_null()
    full_term = days(col("expires_on"), col("issued_on")) >= shared.parameters["certificate.full_term_days"]
    told = told.with_columns(
        later_first=known & col("first"),
        later_again=known & ~(col("first") & dated),
        renewed=~col("first") & full_term.fill_null(False),
    )
    return told.collect(engine="streaming")


def holder(body: pl.Expr, organisation: pl.Expr) -> pl.Expr:
    """One number for a body and an organisation."""
    return key(body + "/" + organisation)


def horizon(shared: Shared) -> tuple[date, date]:
    """From when to when plans are known, stray early ones left out."""
    day = col("planned_start_at").dt.date()
    starts = shared.scan("audit_plans", "planned_start_at").drop_nulls().select(day=day, month=day.dt.truncate("1mo"))
    months = starts.group_by("month").agg(pl.len(), first=col("day").min(), last=col("day").max())
    months = months.collect(engine="streaming")
    busy = months.filter(col("len") >= col("len").max() * shared.parameters["certificate.busy_month_share"])
    return busy["first"].min(), busy["last"].max()


def audits_of(shared: Shared, given: pl.DataFrame) -> pl.LazyFrame:
    """Pairs of a certificate and an audit of it: what the certificate tells beside what plan and results tell."""
    plans = _plans(shared)
    own = given.lazy().select(CERTIFICATE)
    from_holder = holder(col("transferred_from"), col("org_id"))
    moved = given.lazy().filter(col("transferred_from") != col("body_id")).with_columns(holder_key=from_holder)
    parts = given.lazy().filter(col("main_key").is_not_null())
    of_main = parts.join(own.select(main_key="cert_key", main_holder="holder_key"), "main_key")
    of_main = of_main.filter(col("holder_key") != col("main_holder")).with_columns(holder_key="main_holder")
    held = pl.concat([own, moved.select(CERTIFICATE), of_main.select(CERTIFICATE)]).join(plans.lazy(), "holder_key")
    held = held.filter(covers(col("domain_codes"), col("domain_code")))
    told = [*(name for name in CERTIFICATE if name not in ("holder_key", "domain_code")), *AUDIT]
    return pl.concat([held.select(told), _named_only(given, plans).select(told)])


def _named_only(given: pl.DataFrame, plans: pl.DataFrame) -> pl.LazyFrame:
    """Pairs from the names in plans that body, organisation and domain alone would not have found."""
    naming = plans.lazy().filter(col("cert_nos").is_not_null())
    named = naming.with_columns(normal(col("cert_nos")).str.split(SEPARATOR)).explode("cert_nos")
    named = named.with_columns(named_key=key(col("cert_nos"))).rename({"holder_key": "plan_holder"})
    own = given.lazy().select(*CERTIFICATE, named_key="cert_key")
    parts = given.lazy().filter(col("main_key").is_not_null()).select(*CERTIFICATE, named_key="main_key")
    pairs = named.join(pl.concat([own, parts]), "named_key")
    other = (col("plan_holder") != col("holder_key")).fill_null(True)
    return pairs.filter(other | ~covers(col("domain_codes"), col("domain_code")))


def _plans(shared: Shared) -> pl.DataFrame:
    """Plans not cancelled with what their results say."""
    plans = shared.scan(
        "audit_plans", "plan_id", "body_id", "org_id", "domain_codes", "stage_codes", "planned_start_at",
        "planned_end_at", "cancelled", "cert_nos",
    ).filter(~col("cancelled").fill_null(False))  # fmt: skip
    both = plans.with_columns(plan_key=key(col("plan_id"))).join(_results(shared), "plan_key", how="left")
    listed = col("stage_codes").fill_null("")
    named = {codes: [listed.str.contains(code, literal=True) for code in codes] for codes in (INITIAL, AGAIN)}
    told = both.select(
        "domain_codes",
        "cert_nos",
        holder_key=holder(col("body_id"), col("org_id")),
        initial=pl.any_horizontal(*named[INITIAL], col("stage1_from").is_not_null(), col("stage2_from").is_not_null()),
        again=pl.any_horizontal(*named[AGAIN], col("recert_from").is_not_null()),
        granting=_may_grant(listed) | col("stage2_from").is_not_null() | col("recert_from").is_not_null(),
        granting_to=pl.coalesce("stage2_to", "recert_to"),
        held_from=pl.coalesce(col("held_from"), col("planned_start_at").dt.date()),
        held_to=pl.coalesce(col("held_to"), pl.coalesce("planned_end_at", "planned_start_at").dt.date()),
    )
    return told.collect(engine="streaming")


def _may_grant(stages: pl.Expr) -> pl.Expr:
    """Whether a plan tells no stages, or any besides the first stage of an initial audit and surveillance."""
    others = stages.str.replace_all(INITIAL[0], "", literal=True).str.replace_all(SURVEILLANCE, "", literal=True)
    return (stages == "") | others.str.contains("[0-9]")


def _results(shared: Shared) -> pl.LazyFrame:
    """When the stages of each plan began and ended."""
    rows = shared.scan("audit_results", "plan_id", "stage_code", "started_at", "ended_at")
    rows = rows.select(
        "stage_code",
        plan_key=key(col("plan_id")),
        began=col("started_at").dt.date(),
        ended=pl.coalesce("ended_at", "started_at").dt.date(),
    )
    stage1, stage2 = col("stage_code") == INITIAL[0], col("stage_code") == INITIAL[1]
    again = col("stage_code").is_in(AGAIN)
    return rows.group_by("plan_key").agg(
        stage1_from=pl.when(stage1).then("began").min(),
        stage2_from=pl.when(stage2).then("began").min(),
        stage2_to=pl.when(stage2).then("ended").max(),
        recert_from=pl.when(again).then("began").min(),
        recert_to=pl.when(again).then("ended").max(),
        held_from=col("began").min(),
        held_to=col("ended").max(),
    )
