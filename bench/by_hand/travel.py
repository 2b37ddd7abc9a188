"""P03: two visits of one person too close in time for the way between them."""

from __future__ import annotations

import polars as pl
from polars import col

from bench.by_hand.expressions import distance_m, key, seconds
from bench.by_hand.shared import BOX, Shared

BOX_SLACK = 1.5
VISIT = ("plan_key", "first_at", "last_at", *BOX, "own")


def impossible_travel(shared: Shared) -> pl.DataFrame:
    """The later visit of every pair that is neither an overlap, nor a person shown, nor one who went and came back."""
    p = shared.parameters
    speed = p["presence.max_speed"] / 3.6
    pairs = _placed(shared, _neighbours(shared, speed, p["presence.same_place"]))
    shown_too = len(shared.shown_visits) <= len(shared.own_visits) * p["presence.shown_share"]
    unfit = (col("gap_s") < 0) | (col("gap_s") * speed < col("distance_m"))
    other_kind = ((col("own") != col("next_own")) & shown_too) | _left(p) | _overlap(p)
    travel = pairs.filter(col("distance_m") > p["presence.same_place"], unfit, ~other_kind.fill_null(False))
    return travel.select("person_id", "distance_m", plan_id="next_plan_id", org_id="next_org_id")


def _neighbours(shared: Shared, speed: float, same_place_m: int) -> pl.DataFrame:
    """Each visit beside the person's next one elsewhere, where their boxes leave room for a misfit."""
    own = shared.own_visits.lazy().select("person_key", *VISIT[:-1], own=pl.lit(True))
    shown = shared.shown_visits.lazy().select("person_key", *VISIT[:-1], own=pl.lit(False))
    order = ["person_key", "first_at", "last_at", "plan_key"]
    both = pl.concat([own, shown]).sort(order, descending=[False, False, True, False])
    following = [col(name).shift(-1).alias(f"next_{name}") for name in ("person_key", *VISIT)]
    pairs = both.with_columns(following).filter(col("person_key") == col("next_person_key"))
    pairs = pairs.with_columns(gap_s=seconds(col("last_at"), col("next_first_at")))
    widest_m = distance_m(
        pl.min_horizontal("south", "next_south"),
        pl.min_horizontal("west", "next_west"),
        pl.max_horizontal("north", "next_north"),
        pl.max_horizontal("east", "next_east"),
    )
    room = (col("gap_s") < 0) | (col("gap_s") * speed < widest_m * BOX_SLACK)
    pairs = pairs.filter(room).filter(widest_m > same_place_m)
    hosts = shared.audits.lazy().select("plan_key", "plan_id", "org_id")
    pairs = pairs.join(hosts, "plan_key").join(hosts.select(pl.all().name.prefix("next_")), "next_plan_key")
    return pairs.filter(col("org_id") != col("next_org_id")).collect(engine="streaming")


def _placed(shared: Shared, pairs: pl.DataFrame) -> pl.DataFrame:
    """The pairs with the person's id, and the distances between the first and last places of both visits."""
    wanted = pl.concat([pairs.select("plan_key"), pairs.select(plan_key="next_plan_key")]).unique()
    signs = shared.scan("sign_ins", "plan_id", "person_id", "at", "lat", "lon")
    signs = signs.with_columns(plan_key=key(col("plan_id"))).drop("plan_id")
    near = signs.join(wanted.lazy(), "plan_key", how="semi").collect(engine="streaming")
    people = pl.concat([near.select("person_id").drop_nulls(), shared.shown_visits.select("person_id")]).unique()
    pairs = pairs.join(people.with_columns(person_key=key(col("person_id"))), "person_key")
    located = near.filter(col("lat").is_not_null(), col("lon").is_not_null())
    spots = located.group_by("plan_key", "at").agg(col("lat").min(), col("lon").min())
    for side, moment in (("", "first"), ("", "last"), ("next_", "first"), ("next_", "last")):
        name = side + moment
        spot = spots.rename({"lat": f"{name}_lat", "lon": f"{name}_lon"})
        keys = [f"{side}plan_key", f"{name}_at"]
        pairs = pairs.join(spot, left_on=keys, right_on=["plan_key", "at"], how="left")
    leg, way_out, way_back = _way("last", "next_first"), _way("first", "next_first"), _way("next_last", "last")
    pairs = pairs.with_columns(leg=leg, way_out_m=way_out, way_back_m=way_back)
    apart = pl.when(col("gap_s") < 0).then(pl.min_horizontal("leg", "way_out_m")).otherwise("leg")
    return pairs.with_columns(distance_m=apart)


def _way(one: str, other: str) -> pl.Expr:
    return distance_m(col(f"{one}_lat"), col(f"{one}_lon"), col(f"{other}_lat"), col(f"{other}_lon"))


def _left(p: dict) -> pl.Expr:
    """The next visit lies within the first one, is brief, and both ways were possible by road."""
    whole_s = seconds(col("first_at"), col("last_at"))
    brief = seconds(col("next_first_at"), col("next_last_at")) <= whole_s * p["presence.longest_errand"]
    road = p["presence.road_speed"] / 3.6
    out = seconds(col("first_at"), col("next_first_at")) * road >= col("way_out_m")
    back = seconds(col("next_last_at"), col("last_at")) * road >= col("way_back_m")
    return (col("next_last_at") < col("last_at")) & brief & out & back


def _overlap(p: dict) -> pl.Expr:
    """The visits overlap for long enough, or the next lies within the first one."""
    overlap_s = seconds(col("next_first_at"), pl.min_horizontal("last_at", "next_last_at"))
    within = col("next_last_at") < col("last_at")
    return (col("gap_s") < 0) & ((overlap_s >= p["presence.shortest_overlap"]) | within)
