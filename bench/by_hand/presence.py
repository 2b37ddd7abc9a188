"""P01 and P04 on single audits: signed elsewhere, not signed, signed for too short a time."""

from __future__ import annotations

import polars as pl
from polars import col

from bench.by_hand.expressions import distance_m, key, seconds
from bench.by_hand.shared import Shared

MOST_BLUR_M = 1000.0


def signed_elsewhere(shared: Shared) -> pl.DataFrame:
    """Audits with an unexplained sign-in farther from the site than the tolerance."""
    on_site = shared.audits.lazy().filter(~col("remote"), ~col("explained"), col("site_lat").is_not_null())
    on_site = on_site.select("plan_key", "plan_id", "org_id", "site_lat", "site_lon")
    signs = shared.scan("sign_ins", "plan_id", "moment", "lat", "lon", "accuracy_m")
    signs = signs.filter(col("lat").is_not_null(), col("lon").is_not_null(), col("moment") != "challenge")
    both = signs.select("lat", "lon", "accuracy_m", plan_key=key(col("plan_id"))).join(on_site, "plan_key")
    blur = col("accuracy_m").fill_null(0.0).clip(upper_bound=MOST_BLUR_M).round(mode="half_away_from_zero")
    off = distance_m(col("site_lat"), col("site_lon"), col("lat"), col("lon")) - blur.cast(pl.Int64)
    far = both.with_columns(off_m=off).filter(col("off_m") > shared.parameters["sign_in.location_tolerance"])
    return far.group_by("plan_id", "org_id").agg(col("off_m").max()).collect(engine="streaming")


def short_presence(shared: Shared) -> pl.DataFrame:
    """Audits whose sign-ins span far less than was planned."""
    seen = shared.audits.lazy().filter(~col("explained")).join(shared.team_presence.lazy(), "plan_key")
    planned = seconds(col("started_at"), col("ended_at"))
    present = seconds(col("opening_at"), col("closing_at"))
    share, leeway = (shared.parameters[name] for name in ("presence.shortest_share", "sign_in.late_signing"))
    short = seen.filter(planned > 0, present < planned * share, planned - present > leeway)
    return short.select("plan_id", "org_id", share=present / planned).collect(engine="streaming")


def no_sign_in(shared: Shared) -> pl.DataFrame:
    """Audits of fields that must be signed, without an opening or a closing."""
    plans = shared.audits.lazy().select("plan_id", "org_id", "plan_key", "field", "explained")
    seen = shared.team_presence.lazy().with_columns(signed=True)
    both = plans.join(seen, "plan_key", how="left").collect(engine="streaming").lazy()
    shares = both.group_by("field").agg(share=col("signed").fill_null(False).mean())
    customary = col("share") >= shared.parameters["sign_in.customary_share"]
    held = shares.filter(col("field").is_in(shared.parameters["sign_in.required_fields"]) | customary)
    incomplete = both.filter(~col("explained"), col("opening_at").is_null() | col("closing_at").is_null())
    due = incomplete.join(held, "field", how="semi")
    return due.select("plan_id", "org_id", "opening_at", "closing_at").collect(engine="streaming")
