"""Two visits of one person to different places that follow each other too closely or overlap."""

from typing import Any

import ibis
import ibis.expr.types as ir

from gongxin.detection.expressions import distance_m, key64, seconds_between
from gongxin.detection.model import Tables, Values, fact

VISIT = ("plan_key", "first_at", "last_at", "south", "north", "west", "east")
BOX_SLACK = 1.5  # the diagonal between corners is shorter than the far side where meridians converge


@fact(
    reads={
        "own_visits": ("person_key", *VISIT),
        "shown_visits": ("person_key", "person_id", *VISIT),
        "sign_ins": ("plan_id", "person_id", "at", "lat", "lon"),
        "audits": ("plan_key", "plan_id", "body_id", "org_id"),
    },
    parameters={
        "same_place_m": "presence.same_place",
        "max_speed_kmh": "presence.max_speed",
        "road_speed_kmh": "presence.road_speed",
        "longest_errand": "presence.longest_errand",
        "shortest_overlap_s": "presence.shortest_overlap",
        "shown_share": "presence.shown_share",
    },
)
def meetings(t: Tables, p: Values) -> ir.Table:
    """Pairs (visit, next visit) of one person, in order of their beginning, that do not fit each other.

    A pair is kept when the two visits overlap in time or when the great-circle distance from the last sign-in of the
    one to the first of the next needs more than the highest speed. Pairs at one place or at one organisation are one
    visit and left out. Visits are sorted once; the exact places are looked up only for pairs whose boxes lie so far
    apart that they could matter.

    `kind` tells what the pair shows, so that each pair is told once:
    shown     the person signed himself at one place and was only shown by colleagues at the other, in records where
              people otherwise sign for themselves
    left      the next visit lies within the first one, fills no more than most of it, and both trips were possible by
              road: the person left
    overlap   the visits overlap
    travel    the next begins sooner after the first than the highest speed allows

    `mixed` says that the person signed himself at one of the two and was only shown at the other, in any records.
    """
    pairs = _placed(_neighbours(t, p.max_speed_kmh / 3.6, p.same_place_m), t)
    too_fast = pairs.gap_s * (p.max_speed_kmh / 3.6) < pairs.distance_m
    unfit = pairs.filter(pairs.distance_m > p.same_place_m, (pairs.gap_s < 0) | too_fast)
    regime = t.own_visits.aggregate(own_count=t.own_visits.count()).cross_join(
        t.shown_visits.aggregate(shown_count=t.shown_visits.count())
    )
    unfit = unfit.cross_join(regime)
    return unfit.mutate(kind=_kind(unfit, p), mixed=unfit.own != unfit.next_own).drop(
        "own_count", "shown_count", "plan_key", "next_plan_key"
    )


def _neighbours(t: Tables, speed: float, same_place_m: int) -> ir.Table:
    """Each visit beside the person's next one to another organisation, where their boxes leave room for a misfit."""
    own = t.own_visits.mutate(own=True)
    shown = t.shown_visits.drop("person_id").mutate(own=False)
    both = own.union(shown.select(*own.columns))
    # Visits of equal times stand in the order of their places: a key differs from engine to engine.
    order_by = [both.first_at, both.last_at.desc(), _box_number(both), both.plan_key]
    order = ibis.window(group_by=both.person_key, order_by=order_by)
    pairs = both.mutate(**{f"next_{name}": both[name].lead().over(order) for name in (*VISIT, "own")})
    pairs = pairs.filter(pairs.next_plan_key.notnull())
    pairs = pairs.mutate(gap_s=seconds_between(pairs.last_at, pairs.next_first_at))
    # No two points of two boxes lie farther apart than the corners of the box around both.
    widest_m = distance_m(
        ibis.least(pairs.south, pairs.next_south),
        ibis.least(pairs.west, pairs.next_west),
        ibis.greatest(pairs.north, pairs.next_north),
        ibis.greatest(pairs.east, pairs.next_east),
    )
    pairs = pairs.filter(widest_m > same_place_m, (pairs.gap_s < 0) | (pairs.gap_s * speed < widest_m * BOX_SLACK))
    pairs = pairs.drop(*(f"{prefix}{side}" for prefix in ("", "next_") for side in VISIT[3:]))
    pairs = _told_by_least_id(pairs, both, t.audits)
    hosts = t.audits.rename({f"next_{name}": name for name in t.audits.columns})
    pairs = pairs.join(t.audits, "plan_key").join(hosts, "next_plan_key")
    return pairs.filter(pairs.org_id != pairs.next_org_id)


def _box_number(visits: ir.Table) -> ir.IntegerValue:
    """A number made of the box of a visit: equal boxes have equal numbers, different ones hardly ever."""
    sides = zip((3, 5, 7, 11), VISIT[3:], strict=True)
    return sum((visits[side].fill_null(0.0) * 1e6).round().cast("int64") * prime for prime, side in sides)


def _told_by_least_id(pairs: ir.Table, visits: ir.Table, audits: Any) -> ir.Table:
    """Visits of one person at the same times and places, as of plans audited together, stand under the least id."""
    visits = visits.select("person_key", "plan_key", "first_at", "last_at", box=_box_number(visits))
    ends = pairs.select("person_key", "plan_key").union(pairs.select("person_key", plan_key="next_plan_key")).distinct()
    known = ends.join(visits, ["person_key", "plan_key"]).rename(told_key="plan_key")
    twins = known.join(visits, ["person_key", "first_at", "last_at", "box"])
    twins = twins.join(audits.select("plan_key", "plan_id"), "plan_key")
    least = twins.group_by(["person_key", "told_key"]).aggregate(least_key=twins.plan_key.argmin(twins.plan_id))
    for name in ("plan_key", "next_plan_key"):
        under = least.rename(**{name: "told_key"})
        pairs = pairs.join(under, ["person_key", name]).drop(name).rename(**{name: "least_key"})
    return pairs.filter(pairs.plan_key != pairs.next_plan_key)


def _placed(pairs: ir.Table, t: Tables) -> ir.Table:
    """Add the places of the first and last located sign-in of both visits, and the distances between them."""
    wanted = pairs.select("plan_key").union(pairs.select(plan_key="next_plan_key")).distinct()
    signs = t.sign_ins.mutate(plan_key=key64(t.sign_ins.plan_id)).semi_join(wanted, "plan_key")
    pairs = _named(pairs, signs, t.shown_visits)
    located = signs.filter(signs.lat.notnull(), signs.lon.notnull())
    # Any sign-in of the plan at that very moment will do: the person's own, or the one that shows him.
    spots = located.group_by(["plan_key", "at"]).aggregate(lat=located.lat.min(), lon=located.lon.min())
    for prefix, moment in (("", "first"), ("", "last"), ("next_", "first"), ("next_", "last")):
        name = prefix + moment
        spot = spots.rename(
            {f"{name}_key": "plan_key", f"{name}_spot": "at", f"{name}_lat": "lat", f"{name}_lon": "lon"}
        )
        keys = [pairs[f"{prefix}plan_key"] == spot[f"{name}_key"], pairs[f"{name}_at"] == spot[f"{name}_spot"]]
        pairs = pairs.left_join(spot, keys).drop(f"{name}_key", f"{name}_spot")
    leg = distance_m(pairs.last_lat, pairs.last_lon, pairs.next_first_lat, pairs.next_first_lon)
    way_out = distance_m(pairs.first_lat, pairs.first_lon, pairs.next_first_lat, pairs.next_first_lon)
    way_back = distance_m(pairs.next_last_lat, pairs.next_last_lon, pairs.last_lat, pairs.last_lon)
    apart = ibis.ifelse(pairs.gap_s < 0, ibis.least(leg, way_out), leg)
    return pairs.mutate(distance_m=apart, way_out_m=way_out, way_back_m=way_back)


def _named(pairs: ir.Table, signs: ir.Table, shown: ir.Table) -> ir.Table:
    """Put the person's id back in the place of its number."""
    people = signs.filter(signs.person_id.notnull()).select("person_id").distinct()
    people = people.union(shown.select("person_id").distinct()).distinct()
    people = people.mutate(person_key=key64(people.person_id))
    return pairs.join(people, "person_key")


def _kind(pair: ir.Table, p: Values) -> ir.StringValue:
    """What the pair shows; see the fact."""
    overlap_s = seconds_between(pair.next_first_at, ibis.least(pair.last_at, pair.next_last_at))
    within = pair.next_last_at < pair.last_at
    whole_s = seconds_between(pair.first_at, pair.last_at)
    brief = seconds_between(pair.next_first_at, pair.next_last_at) <= whole_s * p.longest_errand
    road = p.road_speed_kmh / 3.6
    reachable = (seconds_between(pair.first_at, pair.next_first_at) * road >= pair.way_out_m) & (
        seconds_between(pair.next_last_at, pair.last_at) * road >= pair.way_back_m
    )
    return ibis.cases(
        ((pair.own != pair.next_own) & (pair.shown_count <= pair.own_count * p.shown_share), "shown"),
        (within & brief & reachable, "left"),
        ((pair.gap_s < 0) & ((overlap_s >= p.shortest_overlap_s) | within), "overlap"),
        else_="travel",
    )
