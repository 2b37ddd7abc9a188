"""The tables of one job, and what several of the eight read: computed once, kept in memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

import polars as pl
from polars import col

from bench.by_hand.expressions import SEPARATOR, key

BOX = ("south", "north", "west", "east")


@dataclass
class Shared:
    """`files` maps a table to its Parquet files, `parameters` a name to its value on the day `as_of`."""

    files: dict[str, list[str]]
    as_of: date
    parameters: dict[str, Any]
    _kept: dict[Any, Any] = field(default_factory=dict)

    def once(self, computed: Callable[[Shared], Any]) -> Any:
        """What `computed` gives for this job, computed on first use."""
        if computed not in self._kept:
            self._kept[computed] = computed(self)
        return self._kept[computed]

    def scan(self, table: str, *columns: str) -> pl.LazyFrame:
        """The wanted columns of a table, not read yet."""
        return pl.scan_parquet(self.files[table]).select(columns)

    @cached_property
    def audits(self) -> pl.DataFrame:
        """Plans not cancelled that have ended."""
        explained = self.scan("explanations", "plan_id").unique().with_columns(explained=True)
        plans = self.scan(
            "audit_plans", "plan_id", "org_id", "domain_codes", "planned_start_at", "planned_end_at",
            "cancelled", "remote", "site_lat", "site_lon",
        ).filter(
            ~col("cancelled").fill_null(False),
            col("planned_start_at").is_not_null(),
            col("planned_end_at").dt.date() < self.as_of + timedelta(days=1),
        )  # fmt: skip
        located = col("site_lat").is_not_null() & col("site_lon").is_not_null()
        told = plans.join(explained, "plan_id", how="left").select(
            "plan_id",
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
        return told.collect(engine="streaming")

    @cached_property
    def own_visits(self) -> pl.DataFrame:
        """When each person signed at each audit, and the box that holds the places."""
        signs = self.scan("sign_ins", "plan_id", "person_id", "moment", "at", "lat", "lon")
        signs = signs.filter(col("at").is_not_null(), col("person_id").is_not_null())
        keyed = signs.with_columns(plan_key=key(col("plan_id")), person_key=key(col("person_id")))
        visits = keyed.group_by("plan_key", "person_key").agg(
            first_at=col("at").min(),
            last_at=col("at").max(),
            opening_at=pl.when(col("moment") == "opening").then("at").min(),
            closing_at=pl.when(col("moment") == "closing").then("at").max(),
            arrived_at=pl.when(col("moment") == "arrive").then("at").min(),
            left_at=pl.when(col("moment") == "leave").then("at").max(),
            south=col("lat").min(),
            north=col("lat").max(),
            west=col("lon").min(),
            east=col("lon").max(),
        )
        held = visits.join(self.audits.lazy().select("plan_key"), "plan_key", how="semi")
        return held.collect(engine="streaming")

    @cached_property
    def shown_visits(self) -> pl.DataFrame:
        """People shown at an audit where they never signed."""
        signs = self.scan("sign_ins", "plan_id", "present_ids", "at", "lat", "lon")
        signs = signs.filter(col("present_ids").is_not_null(), col("at").is_not_null())
        signs = signs.with_columns(plan_key=key(col("plan_id")), list_key=key(col("present_ids"))).drop("plan_id")
        lists = signs.group_by("plan_key", "list_key").agg(person_id=col("present_ids").first())
        shown = lists.with_columns(col("person_id").str.split(SEPARATOR)).explode("person_id")
        shown = shown.with_columns(col("person_id").str.strip_chars(" ")).filter(col("person_id") != "")
        shown = shown.with_columns(person_key=key(col("person_id")))
        others = shown.join(self.own_visits.lazy(), ["plan_key", "person_key"], how="anti")
        others = others.join(self.audits.lazy().select("plan_key"), "plan_key", how="semi")
        seen = signs.drop("present_ids").join(others.collect(engine="streaming").lazy(), ["plan_key", "list_key"])
        visits = seen.group_by("plan_key", "person_key", "person_id").agg(
            first_at=col("at").min(),
            last_at=col("at").max(),
            south=col("lat").min(),
            north=col("lat").max(),
            west=col("lon").min(),
            east=col("lon").max(),
        )
        return visits.collect(engine="streaming")

    @cached_property
    def team_presence(self) -> pl.DataFrame:
        """The first opening and the last closing of a whole team, else its first arrival and last departure."""
        of_plan = self.own_visits.lazy().group_by("plan_key")
        return of_plan.agg(
            pl.coalesce(col("opening_at").min(), col("arrived_at").min()),
            pl.coalesce(col("closing_at").max(), col("left_at").max()),
        ).collect(engine="streaming")
