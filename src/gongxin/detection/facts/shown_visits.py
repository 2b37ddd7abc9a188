"""People shown as present at an audit where they never signed themselves."""

import ibis
import ibis.expr.types as ir

from gongxin.detection.expressions import members
from gongxin.detection.model import Tables, Values, fact


@fact(
    reads={
        "sign_ins": ("plan_id", "person_id", "present_ids", "at", "lat", "lon"),
        "own_visits": ("plan_id", "person_id"),
        "audits": ("plan_id",),
    },
)
def shown_visits(t: Tables, p: Values) -> ir.Table:
    """One row per plan and person listed among those present, where that person has no sign-in of his own.

    The lists of a team repeat on each of its sign-ins, so the different lists of a plan are taken apart once, and
    only the few people without a sign-in are looked up again in the sign-ins.
    """
    signs = t.sign_ins.filter(t.sign_ins.present_ids.notnull(), t.sign_ins.at.notnull())
    lists = signs.select("plan_id", "present_ids").distinct()
    shown = members(lists, "present_ids", "shown_id").select("plan_id", "shown_id").distinct()
    others = shown.anti_join(
        t.own_visits, [shown.plan_id == t.own_visits.plan_id, shown.shown_id == t.own_visits.person_id]
    )
    others = others.semi_join(t.audits, others.plan_id == t.audits.plan_id)
    seen = signs.join(others, signs.plan_id == others.plan_id)
    seen = seen.filter(("；" + seen.present_ids + "；").contains("；" + seen.shown_id + "；"))
    key = seen["at"].epoch_seconds().cast("int64") * 1_000_000_000 + (
        (seen.lat.fill_null(0.0) + 90.0) * 1_000_000
    ).round().cast("int64")
    located = seen.lat.notnull() & seen.lon.notnull()
    return seen.group_by(["plan_id", "shown_id"]).aggregate(
        first_at=seen["at"].min(),
        last_at=seen["at"].max(),
        first_lat=seen.lat.argmin(key, where=located),
        first_lon=seen.lon.argmin(key, where=located),
        last_lat=seen.lat.argmax(key, where=located),
        last_lon=seen.lon.argmax(key, where=located),
        signs=ibis._.count(),
    )
