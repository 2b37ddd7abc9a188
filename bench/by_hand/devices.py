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
    teams = _teams(shared, uses)
    uses = _without_a_common_member(uses, teams)
    foreign = _outside_the_owners_team(uses.join(_owners(uses), "device_id"), teams)
    near = _nearest_use_of_owner(foreign, uses)
    between = col("started_on").is_between("owner_first", "owner_last") & (col("owner_uses") > 1)
    brief = (col("uses") <= p["device.few_uses"]) & (col("days_apart") <= p["device.different_teams_days"])
    lent = near.filter(between | (col("persons") >= p["device.many_persons"]) | brief)
    told = lent.select("plan_id", "org_id", "person_id", "device_id", "persons")
    return pl.concat([told, _audits_of_nobodys_owner(shared, lent).select(told.columns)])


def _uses(shared: Shared) -> pl.DataFrame:
    """Who used which phone at which audit, for phones used by more than one person."""
    signs = shared.scan("sign_ins", "plan_id", "person_id", "device_id")
    signs = signs.filter(col("device_id").is_not_null(), col("person_id").is_not_null())
    keyed = signs.with_columns(device_key=key(col("device_id")), person_key=key(col("person_id")))
    ends = keyed.group_by("device_key").agg(low=col("person_key").min(), high=col("person_key").max())
    several = ends.filter(col("low") != col("high")).select("device_key").collect(engine="streaming")
    shared_by = keyed.join(several.lazy(), "device_key", how="semi").drop("device_key", "person_key").unique()
    held = shared.audits.lazy().select("plan_id", "org_id", "plan_key", "started_on")
    uses = shared_by.collect(engine="streaming").with_columns(persons=col("person_id").n_unique().over("device_id"))
    return uses.lazy().join(held, "plan_id").collect(engine="streaming")


def _teams(shared: Shared, uses: pl.DataFrame) -> pl.DataFrame:
    """Every member, as planned, as signed, as shown, of the teams that one of the phones served."""
    planned = shared.scan("audit_team", "plan_id", "person_id")
    planned = planned.select(plan_key=key(col("plan_id")), person_key=key(col("person_id")))
    teams = [planned, shared.own_visits.lazy(), shared.shown_visits.lazy()]
    served = uses.lazy().select("plan_key").unique()
    members = [team.select("plan_key", "person_key").join(served, "plan_key", how="semi") for team in teams]
    return pl.concat(members).unique().collect(engine="streaming")


def _without_a_common_member(uses: pl.DataFrame, teams: pl.DataFrame) -> pl.DataFrame:
    """Uses of phones that no one person of all the teams they served can have lent to his colleagues."""
    served = uses.select("device_id", "plan_key").unique()
    members = served.join(teams, "plan_key").group_by("device_id", "person_key").agg(theirs=pl.len())
    plans = served.group_by("device_id").agg(plans=pl.len())
    common = members.join(plans, "device_id").filter(col("theirs") == col("plans"))
    return uses.join(common, "device_id", how="anti")


def _owners(uses: pl.DataFrame) -> pl.DataFrame:
    """The person who used a phone most (then first, then by id), with the days of first and last use.

    `nobodys` where those are no more than half of all its uses.
    """
    per_person = uses.group_by("device_id", owner_id="person_id").agg(
        owner_uses=pl.len(), owner_first=col("started_on").min(), owner_last=col("started_on").max()
    )
    half = col("owner_uses") * 2 <= col("owner_uses").sum().over("device_id")
    order = ["owner_uses", "owner_first", "owner_id"]
    ranked = per_person.with_columns(nobodys=half).sort(order, descending=[True, False, False])
    return ranked.unique("device_id", keep="first", maintain_order=True)


def _outside_the_owners_team(uses: pl.DataFrame, teams: pl.DataFrame) -> pl.DataFrame:
    """Uses by others than the owner at audits whose team does not hold the owner."""
    foreign = uses.filter(col("person_id") != col("owner_id")).with_columns(person_key=key(col("owner_id")))
    foreign = foreign.join(teams, ["plan_key", "person_key"], how="anti")
    return foreign.with_columns(uses=pl.len().over("device_id", "person_id"))


def _nearest_use_of_owner(foreign: pl.DataFrame, uses: pl.DataFrame) -> pl.DataFrame:
    """Beside each use the owner's use nearest in days (then earliest, then by plan)."""
    owner = uses.select("device_id", owner_id="person_id", owner_plan_id="plan_id", owner_plan_on="started_on")
    both = foreign.join(owner, ["device_id", "owner_id"])
    both = both.with_columns(days_apart=days(col("started_on"), col("owner_plan_on")).abs())
    both = both.sort("days_apart", "owner_plan_on", "owner_plan_id")
    return both.unique(["device_id", "plan_id", "person_id"], keep="first", maintain_order=True)


def _audits_of_nobodys_owner(shared: Shared, lent: pl.DataFrame) -> pl.DataFrame:
    """The other side of uses of a phone that is nobody's: the audit beside them, once, with the nearest use."""
    other = lent.filter(col("nobodys")).sort("days_apart", "started_on", "plan_id", "person_id")
    other = other.unique(["device_id", "owner_plan_id"], keep="first", maintain_order=True)
    turned = other.select("device_id", "persons", plan_id="owner_plan_id", person_id="owner_id")
    return turned.join(shared.audits.select("plan_id", "org_id"), "plan_id")
