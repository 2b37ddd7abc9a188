"""The eight detectors written by hand in Polars 2, the way one writes them there. A process of its own.

    python -m bench.polars_baseline JOB.json ANSWER.json

The definitions are those of the project, read off its detectors and facts; nothing of the project is imported. Parquet
is scanned lazily with the columns that are needed, ids are hashed to 64-bit numbers before they are grouped or joined,
what several detectors share is computed once and kept in memory, and every collect is a streaming one.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import polars as pl
from polars import col

from bench.offences import proof

SEPARATOR = "；"
TWICE_RADIUS_M = 2 * 6_371_008.8
BOX_SLACK = 1.5
MOST_BLUR_M = 1000.0
NOISE = list(" 　,，.。、;；:：·()（）[]【】")
PHONE_NOISE = [*NOISE, "-", "+", "/", "转"]
WIDE, NARROW = list("０１２３４５６７８９ＡＢＣＤＥＦＧ＃－—–"), list("0123456789ABCDEFG#---")
ONE_DIGIT = r"^(0+|1+|2+|3+|4+|5+|6+|7+|8+|9+)$"
ROOM = r"(\d|[A-Z])+(室|房|铺|户|单元|号楼.*\d)|\d+-\d+|层.*\d|#.*\d|\d{3,}$"
PLACES = ("first", "last")
VISIT = ("plan_key", "first_at", "last_at", "south", "north", "west", "east", "own")


def key(text: pl.Expr) -> pl.Expr:
    """A text as a 64-bit number; nothing stays nothing."""
    return pl.when(text.is_not_null()).then(text.hash())


def normal(number: pl.Expr) -> pl.Expr:
    """Certificate numbers as they are compared."""
    return number.str.to_uppercase().str.replace_all(" ", "", literal=True)


def days(later: pl.Expr, earlier: pl.Expr) -> pl.Expr:
    """Whole days between two dates."""
    return (later - earlier).dt.total_days()


def seconds(earlier: pl.Expr, later: pl.Expr) -> pl.Expr:
    """Whole seconds between two times."""
    return later.dt.epoch("s") - earlier.dt.epoch("s")


def distance_m(lat_a: pl.Expr, lon_a: pl.Expr, lat_b: pl.Expr, lon_b: pl.Expr) -> pl.Expr:
    """Great-circle distance in whole metres (haversine)."""
    half_lat, half_lon = (lat_b - lat_a).radians() / 2, (lon_b - lon_a).radians() / 2
    chord = half_lat.sin() ** 2 + lat_a.radians().cos() * lat_b.radians().cos() * half_lon.sin() ** 2
    return (chord.clip(upper_bound=1.0).sqrt().arcsin() * TWICE_RADIUS_M).round().cast(pl.Int64)


def covers(listed: pl.Expr, domain: pl.Expr) -> pl.Expr:
    """Whether a list of domains holds a domain, one above it, or one below it; an unknown one covers."""
    code = SEPARATOR + domain.str.to_uppercase()
    above = [listed.str.contains(code.str.slice(0, n + 1) + SEPARATOR, literal=True) for n in (3, 5, 7)]
    held = pl.any_horizontal(listed.str.contains(code, literal=True), *above)
    return listed.is_null() | domain.is_null() | held


def without(text: pl.Expr, noise: list[str]) -> pl.Expr:
    """A text without the characters of `noise`."""
    return text.str.replace_many(noise, [""] * len(noise))


@dataclass
class Baseline:
    """The tables of one job, and what is computed once from them."""

    files: dict[str, list[str]]
    as_of: date
    parameters: dict[str, Any]
    seconds: dict[str, float] = field(default_factory=dict)

    def scan(self, table: str, *columns: str) -> pl.LazyFrame:
        """The wanted columns of a table, not read yet."""
        return pl.scan_parquet(self.files[table]).select(columns)

    def kept(self, name: str, query: pl.LazyFrame) -> pl.DataFrame:
        """Collect what several detectors read."""
        since = time.perf_counter()
        frame = query.collect(engine="streaming")
        self.seconds[name] = round(time.perf_counter() - since, 3)
        return frame

    # ---- what several detectors read

    @cached_property
    def audits(self) -> pl.DataFrame:
        """Plans not cancelled that have ended."""
        explained = self.scan("explanations", "plan_id").unique().with_columns(explained=True)
        plans = self.scan(
            "audit_plans", "plan_id", "body_id", "org_id", "domain_codes", "planned_start_at", "planned_end_at",
            "cancelled", "remote", "site_lat", "site_lon",
        ).filter(
            ~col("cancelled").fill_null(False),
            col("planned_start_at").is_not_null(),
            col("planned_end_at").dt.date() < self.as_of + timedelta(days=1),
        )  # fmt: skip
        located = col("site_lat").is_not_null() & col("site_lon").is_not_null()
        told = plans.join(explained, "plan_id", how="left").select(
            "plan_id",
            "body_id",
            "org_id",
            plan_key=key(col("plan_id")),
            field=col("domain_codes").str.slice(0, 1).str.to_uppercase(),
            started_at="planned_start_at",
            ended_at="planned_end_at",
            started_on=col("planned_start_at").dt.date(),
            remote=col("remote").fill_null(False),
            explained=col("explained").fill_null(False),
            site_lat=pl.when(located).then("site_lat"),
            site_lon=pl.when(located).then("site_lon"),
        )
        return self.kept("audits", told)

    @cached_property
    def own_visits(self) -> pl.DataFrame:
        """When each person signed at each audit."""
        signs = self.scan("sign_ins", "plan_id", "person_id", "moment", "at", "lat", "lon")
        signs = signs.filter(col("at").is_not_null(), col("person_id").is_not_null())
        keyed = signs.with_columns(plan_key=key(col("plan_id")), person_key=key(col("person_id")))
        visits = keyed.group_by("plan_key", "person_key").agg(
            first_at=col("at").min(),
            last_at=col("at").max(),
            opening_at=col("at").filter(col("moment") == "opening").min(),
            closing_at=col("at").filter(col("moment") == "closing").max(),
            south=col("lat").min(),
            north=col("lat").max(),
            west=col("lon").min(),
            east=col("lon").max(),
        )
        return self.kept("own_visits", visits.join(self.audits.lazy(), "plan_key", how="semi"))

    @cached_property
    def shown_visits(self) -> pl.DataFrame:
        """People shown at an audit where they never signed."""
        signs = self.scan("sign_ins", "plan_id", "present_ids", "at", "lat", "lon")
        signs = signs.filter(col("present_ids").is_not_null(), col("at").is_not_null())
        signs = signs.with_columns(plan_key=key(col("plan_id")), list_key=key(col("present_ids"))).drop("plan_id")
        lists = signs.group_by("plan_key", "list_key").agg(person_id=col("present_ids").first().str.split(SEPARATOR))
        shown = lists.explode("person_id").with_columns(col("person_id").str.strip_chars())
        shown = shown.filter(col("person_id") != "").with_columns(person_key=key(col("person_id")))
        others = shown.join(self.own_visits.lazy(), ["plan_key", "person_key"], how="anti")
        others = others.join(self.audits.lazy(), "plan_key", how="semi")
        seen = signs.drop("present_ids").join(others, ["plan_key", "list_key"])
        visits = seen.group_by("plan_key", "person_key", "person_id").agg(
            first_at=col("at").min(),
            last_at=col("at").max(),
            south=col("lat").min(),
            north=col("lat").max(),
            west=col("lon").min(),
            east=col("lon").max(),
        )
        return self.kept("shown_visits", visits)

    @cached_property
    def presence(self) -> pl.DataFrame:
        """What a whole team signed at one audit."""
        of_plan = self.own_visits.lazy().group_by("plan_key")
        return self.kept("presence", of_plan.agg(col("opening_at").min(), col("closing_at").max()))

    @cached_property
    def horizon(self) -> dict[str, date]:
        """From when to when plans are known."""
        day = col("planned_start_at").dt.date()
        starts = self.scan("audit_plans", "planned_start_at").drop_nulls().select(day=day, month=day.dt.truncate("1mo"))
        months = starts.group_by("month").agg(pl.len(), first=col("day").min(), last=col("day").max())
        busy = months.filter(col("len") >= col("len").max() * self.parameters["certificate.busy_month_share"])
        return self.kept("horizon", busy.select(col("first").min(), col("last").max())).row(0, named=True)

    @cached_property
    def certificates(self) -> pl.DataFrame:
        """Certificates with numbers in the place of their texts."""
        rows = self.scan(
            "certificates", "cert_no", "body_id", "org_id", "domain_code", "stage1_started_on", "stage2_ended_on",
            "decided_on", "issued_on", "first_issued_on", "main_cert_no", "transferred_from", "transferred_on",
        )  # fmt: skip
        age = days(col("issued_on"), col("first_issued_on"))
        holder = col("body_id") + "/" + col("org_id")
        told = rows.with_columns(
            cert_key=key(normal(col("cert_no"))),
            main_key=pl.when(col("main_cert_no") != col("cert_no")).then(key(normal(col("main_cert_no")))),
            holder_key=key(holder),
            first=(age <= self.parameters["certificate.first_issue_days"]).fill_null(True),
        )
        return self.kept("certificates", told)

    @cached_property
    def certificate_audits(self) -> pl.DataFrame:
        """Pairs of a certificate and an audit of it."""
        plans = self._plans().lazy()
        own = self.certificates.lazy().select("cert_key", "holder_key", "domain_code", "main_key")
        moved = self.certificates.lazy().filter(col("transferred_from") != col("body_id"))
        moved = moved.with_columns(holder_key=key(col("transferred_from") + "/" + col("org_id"))).select(own.columns_())
        parts = own.filter(col("main_key").is_not_null())
        of_main = parts.join(own.select(main_key="cert_key", main_holder="holder_key"), "main_key")
        of_main = of_main.filter(col("holder_key") != col("main_holder")).with_columns(holder_key="main_holder")
        held = pl.concat([own, moved, of_main.select(own.columns_())]).join(plans, "holder_key")
        return held

    def _plans(self) -> pl.DataFrame:
        return pl.DataFrame()
