"""Two visits of one person that follow each other or overlap at different places: what travel would have needed."""

import ibis
import ibis.expr.types as ir

from gongxin.detection.expressions import distance_m, seconds_between
from gongxin.detection.model import Tables, Values, fact

PLACES = ("plan_id", "first_at", "last_at", "first_lat", "first_lon", "last_lat", "last_lon")


@fact(
    reads={
        "own_visits": ("person_id", *PLACES),
        "shown_visits": ("shown_id", *PLACES),
        "audits": ("plan_id", "body_id", "org_id"),
    },
    parameters={
        "same_place_m": "presence.same_place",
        "max_speed_kmh": "presence.max_speed",
        "road_speed_kmh": "presence.road_speed",
        "shortest_overlap_s": "presence.shortest_overlap",
        "shown_share": "presence.shown_share",
    },
)
def meetings(t: Tables, p: Values) -> ir.Table:
    """Pairs (earlier, later) of neighbouring visits of one person, in order of their beginning, that do not fit.

    A pair is kept when the two visits overlap in time or when the great-circle distance from the last sign-in of
    the earlier to the first of the later needs more than the highest speed. Pairs at the same place or at the same
    organisation are one visit and left out.

    `kind` tells what the pair shows, so that each pair is told once:
    shown     the person signed himself at one place and was shown by colleagues at the other, in records where
              people otherwise sign for themselves
    left      the later visit lies within the earlier one, and both trips were possible by road: the person left
    overlap   the visits overlap
    travel    the second begins sooner after the first than the highest speed allows
    """
    own = t.own_visits.mutate(own=True)
    shown = t.shown_visits.rename(person_id="shown_id").mutate(own=False)
    both = own.union(shown.select(*own.columns))
    regime = own.aggregate(own_count=own.count()).cross_join(shown.aggregate(shown_count=shown.count()))
    order = ibis.window(group_by=both.person_id, order_by=[both.first_at, both.last_at.desc(), both.plan_id])
    # The neighbour's place as columns of the same row: one sort of all visits, no self-join.
    nexts = {f"next_{name}": both[name].lead().over(order) for name in (*PLACES, "own")}
    pairs = both.mutate(**nexts).filter(lambda r: r.next_plan_id.notnull())
    pairs = pairs.mutate(
        gap_s=seconds_between(pairs.last_at, pairs.next_first_at),
        leg_m=distance_m(pairs.last_lat, pairs.last_lon, pairs.next_first_lat, pairs.next_first_lon),
        first_leg_m=distance_m(pairs.first_lat, pairs.first_lon, pairs.next_first_lat, pairs.next_first_lon),
    )
    pairs = pairs.mutate(
        distance_m=ibis.ifelse(pairs.gap_s < 0, ibis.least(pairs.leg_m, pairs.first_leg_m), pairs.leg_m)
    )
    too_fast = pairs.gap_s * (p.max_speed_kmh / 3.6) < pairs.distance_m
    unfit = pairs.filter(pairs.distance_m > p.same_place_m, (pairs.gap_s < 0) | too_fast)
    unfit = unfit.cross_join(regime).mutate(everyone_signs=lambda r: r.shown_count <= r.own_count * p.shown_share)
    return _with_hosts(unfit.mutate(kind=_kind(unfit, p)), t.audits)


def _kind(pair: ir.Table, p: Values) -> ir.StringValue:
    """What the pair shows; see the fact."""
    overlap_s = seconds_between(pair.next_first_at, ibis.least(pair.last_at, pair.next_last_at))
    road = p.road_speed_kmh / 3.6
    way_back_m = distance_m(pair.next_last_lat, pair.next_last_lon, pair.last_lat, pair.last_lon)
    left = (
        (pair.next_last_at < pair.last_at)
        & (seconds_between(pair.first_at, pair.next_first_at) * road >= pair.first_leg_m)
        & (seconds_between(pair.next_last_at, pair.last_at) * road >= way_back_m)
    )
    return ibis.cases(
        ((pair.own != pair.next_own) & pair.everyone_signs, "shown"),
        (left, "left"),
        ((pair.gap_s < 0) & ((overlap_s >= p.shortest_overlap_s) | (pair.next_last_at < pair.last_at)), "overlap"),
        else_="travel",
    )


def _with_hosts(pairs: ir.Table, audits: ir.Table) -> ir.Table:
    """Add body and organisation of both audits; drop pairs at one organisation."""
    one = audits.select("plan_id", "body_id", "org_id")
    two = audits.rename(next_plan="plan_id", next_body_id="body_id", next_org_id="org_id")
    joined = pairs.join(one, pairs.plan_id == one.plan_id)
    joined = joined.join(two, joined.next_plan_id == two.next_plan).drop("next_plan")
    return joined.filter(joined.org_id != joined.next_org_id)
