"""P03: the results put one person at two audits at the same time, and nobody ever saw him at one of them."""

from typing import Any

import ibis
import ibis.expr.types as ir

from gongxin.codes.audit_roles import OBSERVER
from gongxin.detection.expressions import distance_m, key64, once, seconds_between
from gongxin.detection.model import Tables, Values, detector
from gongxin.detection.windows import day_number
from gongxin.i18n import Text
from gongxin.law.citation import Citation

KEYS = ("plan_key", "person_key")
CLAIM = ("plan_id", "body_id", "org_id", "from_at", "to_at", "planned_days", "seen", "site_lat", "site_lon")
EVIDENCE = ("other_plan_id", "other_body_id", "other_from", "other_to", "from_at", "to_at", "distance_m")


@detector(
    pattern="P03",
    subject="person",
    severity="high",
    score=0.7,
    question=Text(
        zh="审核结果是否记载同一人同时在两处审核？",
        en="Do the results put one person at two audits at the same time?",
    ),
    law=(
        Citation("body-measures", "2020", "18"),
        Citation("body-measures", "2020", "23"),
        Citation("reporting-tables", "2018", ""),
    ),
    reads={
        "audit_results": ("plan_id", "person_id", "started_at", "ended_at", "role"),
        "audits": ("plan_key", "plan_id", "body_id", "org_id", "remote", "explained", "site_lat", "site_lon"),
        "audit_team": ("plan_id", "person_id", "planned_days"),
        "own_visits": KEYS,
        "shown_visits": KEYS,
        "overloaded_months": ("person_key", "month"),
    },
    optional=("audit_team", "own_visits", "shown_visits", "overloaded_months"),
    parameters={"same_place_m": "presence.same_place", "shortest_overlap_s": "presence.shortest_overlap"},
    returns=EVIDENCE,
    explanation=Text(
        zh="审核结果记载%(person_id)s在审核%(plan_id)s（%(from_at)s至%(to_at)s）与审核%(other_plan_id)s（%(other_from)s至"
        "%(other_to)s）同时审核，两地相距%(distance_m)s米，且至少一处从无其签到或在场记录。",
        en="The results put %(person_id)s at audit %(plan_id)s (%(from_at)s to %(to_at)s) and at audit %(other_plan_id)s "
        "(%(other_from)s to %(other_to)s) at the same time, %(distance_m)s metres apart; at one of them at least no sign-in "
        "shows him.",
    ),
)
def overlapping_results(t: Tables, p: Values) -> ir.Table:
    """Two results of one person, each beside the next to begin, at different organisations more than a site apart.

    Where sign-ins show the person at both, they are the better evidence and `p03_overlapping_presence` judges them.
    Remote and explained audits, observers and addresses that could not be located are left out. Results tell the hours
    of the whole audit: who was planned for so few days of both that they fit into the time together shared it out. A
    month in which the person has more days of audit than it holds is told once, by `x07_auditor_load`.
    """
    claims = _claims(t)
    doubtful = claims.semi_join(claims.filter(~claims.seen), "person_key")
    order = ibis.window(group_by="person_key", order_by=[doubtful.from_at, doubtful.to_at, doubtful.plan_id])
    pairs = doubtful.mutate(**{f"next_{name}": doubtful[name].lead().over(order) for name in CLAIM})
    overlap_s = seconds_between(pairs.next_from_at, ibis.least(pairs.to_at, pairs.next_to_at))
    pairs = pairs.filter(
        pairs.org_id != pairs.next_org_id, ~(pairs.seen & pairs.next_seen), overlap_s >= p.shortest_overlap_s
    )
    pairs = pairs.filter(~_shared_out(pairs))
    pairs = pairs.mutate(apart_m=distance_m(pairs.site_lat, pairs.site_lon, pairs.next_site_lat, pairs.next_site_lon))
    apart = pairs.filter(pairs.apart_m > p.same_place_m)
    apart = apart.mutate(month=apart.next_from_at.cast("date").truncate("M").cast("date"))
    apart = apart.anti_join(t.overloaded_months, ["person_key", "month"])
    return apart.select(
        "person_id",
        plan_id="next_plan_id",
        body_id="next_body_id",
        org_id="next_org_id",
        other_plan_id="plan_id",
        other_body_id="body_id",
        other_from="from_at",
        other_to="to_at",
        from_at="next_from_at",
        to_at="next_to_at",
        distance_m="apart_m",
        occurred_on=apart.next_from_at.cast("date"),
    )


def _claims(t: Tables) -> ir.Table:
    """What the results claim of each person, audit and stage, and whether a sign-in ever showed him there."""
    rows = t.audit_results.filter(
        t.audit_results.person_id.notnull(),
        t.audit_results.started_at < t.audit_results.ended_at,
        t.audit_results.role.fill_null("") != OBSERVER,
    )
    rows = rows.select(
        "person_id",
        plan_key=key64(rows.plan_id),
        person_key=key64(rows.person_id),
        from_at=rows.started_at,
        to_at=rows.ended_at,
    )
    visits = once(t.own_visits.union(t.shown_visits), "seen")
    unseen = rows.select(*KEYS).anti_join(visits, KEYS).select("person_key").distinct()
    claims = rows.semi_join(unseen, "person_key").left_join(visits, KEYS)
    claims = claims.mutate(seen=claims.plan_key_right.notnull()).drop("plan_key_right", "person_key_right")
    team = t.audit_team.filter(t.audit_team.person_id.notnull())
    days = team.group_by(plan_key=key64(team.plan_id), person_key=key64(team.person_id)).aggregate(
        planned_days=team.planned_days.max()
    )
    placed = t.audits.filter(~t.audits.remote, ~t.audits.explained, t.audits.site_lat.notnull())
    claims = claims.join(placed.drop("remote", "explained"), "plan_key")
    return once(claims.left_join(days, KEYS).drop("plan_key_right", "person_key_right"), "claims")


def _shared_out(pairs: Any) -> ir.BooleanValue:
    """Whether the days planned for the person at both audits fit into the days of the two together."""
    first, last = pairs.from_at, ibis.greatest(pairs.to_at, pairs.next_to_at)
    room = (day_number(last.cast("date")) - day_number(first.cast("date")) + 1).cast("float64")
    return (pairs.planned_days + pairs.next_planned_days <= room).fill_null(False)
