"""P02: one phone signing for different audit teams."""

from __future__ import annotations

import polars as pl
from polars import col

from bench.by_hand.expressions import days, key
from bench.by_hand.shared import Shared


def shared_device(shared: Shared) -> pl.DataFrame:
    """Sign-ins made with a phone that mostly signs for a person outside the team."""
    p = shared.parameters
    uses = _uses(shared)
    foreign = _outside_the_owners_team(shared, uses.join(_owners(uses), "device_id"))
    near = _nearest_use_of_owner(foreign, uses)
    between = col("started_on").is_between("owner_first", "owner_last") & (col("owner_uses") > 1)
    brief = (col("uses") <= p["device.few_uses"]) & (col("days_apart") <= p["device.different_teams_days"])
    lent = near.filter(between | (col("persons") >= p["device.many_persons"]) | brief)
    return lent.select("plan_id", "org_id", "person_id", "device_id", "owner_id", "owner_plan_id", "persons")


def _uses(shared: Shared) -> pl.DataFrame:
    """Who used which phone at which audit, for phones used by more than one person."""
    signs = shared.scan("sign_ins", "plan_id", "person_id", "device_id")
    signs = signs.filter(col("device_id").is_not_null(), col("person_id").is_not_null())
    keyed = signs.with_columns(device_key=key(col("device_id")), person_key=key(col("person_id")))
    ends = keyed.group_by("device_key").agg(low=col("person_key").min(), high=col("person_key").max())
    several = ends.filter(col("low") != col("high")).select("device_key").collect(engine="streaming")
    shared_by = keyed.join(several.lazy(), "device_key", how="semi").drop("device_key", "person_key").unique()
    held = shared.audits.lazy().select("plan_id", "org_id", "plan_key", "started_on")
    persons = shared_by.with_columns(persons=col("person_id").n_unique().over("device_id"))
    return persons.collect(engine="streaming").lazy().join(held, "plan_id").collect(engine="streaming")


def _owners(uses: pl.DataFrame) -> pl.DataFrame:
    """The person who used a phone most (then first, then by id), with the days of first and last use."""
    per_person = uses.group_by("device_id", owner_id="person_id").agg(
        owner_uses=pl.len(), owner_first=col("started_on").min(), owner_last=col("started_on").max()
    )
    order = ["owner_uses", "owner_first", "owner_id"]
    return per_person.sort(order, descending=[True, False, False]).unique("device_id", keep="first")


def _outside_the_owners_team(shared: Shared, uses: pl.DataFrame) -> pl.DataFrame:
    """Uses by others than the owner at audits whose team, as planned, signed or shown, does not hold the owner."""
    both = ["plan_key", "person_key"]
    planned = shared.scan("audit_team", "plan_id", "person_id")
    planned = planned.select(plan_key=key(col("plan_id")), person_key=key(col("person_id")))
    foreign = uses.lazy().filter(col("person_id") != col("owner_id")).with_columns(person_key=key(col("owner_id")))
    for team in (planned, shared.own_visits.lazy(), shared.shown_visits.lazy()):
        foreign = foreign.join(team.select(both), both, how="anti")
    return foreign.collect(engine="streaming").with_columns(uses=pl.len().over("device_id", "person_id"))


def _nearest_use_of_owner(foreign: pl.DataFrame, uses: pl.DataFrame) -> pl.DataFrame:
    """Beside each use the owner's use nearest in days (then earliest, then by plan)."""
    owner = uses.select("device_id", owner_id="person_id", owner_plan_id="plan_id", owner_plan_on="started_on")
    both = foreign.join(owner, ["device_id", "owner_id"])
    both = both.with_columns(days_apart=days(col("started_on"), col("owner_plan_on")).abs())
    return both.sort("days_apart", "owner_plan_on", "owner_plan_id").unique(
        ["device_id", "plan_id", "person_id"], keep="first"
    )
