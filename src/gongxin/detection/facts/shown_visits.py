"""People shown as present at an audit where they never signed themselves."""

import ibis.expr.types as ir

from gongxin.detection.expressions import key64, members
from gongxin.detection.model import Tables, Values, fact


@fact(
    reads={
        "sign_ins": ("plan_id", "present_ids", "at", "lat", "lon"),
        "own_visits": ("plan_key", "person_key"),
        "audits": ("plan_key",),
    },
)
def shown_visits(t: Tables, p: Values) -> ir.Table:
    """One row per plan and person listed among those present, where that person has no sign-in of his own.

    The lists of a team repeat on each of its sign-ins, so the different lists of a plan are taken apart once, and
    only the few people without a sign-in are looked up again in the sign-ins.
    """
    signs = t.sign_ins.filter(t.sign_ins.present_ids.notnull(), t.sign_ins["at"].notnull())
    signs = signs.mutate(plan_key=key64(signs.plan_id), list_key=key64(signs.present_ids)).drop("plan_id")
    lists = signs.group_by(["plan_key", "list_key"]).aggregate(present_ids=signs.present_ids.arbitrary())
    lists = lists.semi_join(t.audits, "plan_key")
    shown = members(lists, "present_ids", "person_id").select("plan_key", "list_key", "person_id")
    shown = shown.mutate(person_key=key64(shown.person_id))
    others = shown.anti_join(t.own_visits, ["plan_key", "person_key"])
    seen = signs.join(others, ["plan_key", "list_key"])
    return seen.group_by(["plan_key", "person_key", "person_id"]).aggregate(
        first_at=seen["at"].min(),
        last_at=seen["at"].max(),
        south=seen.lat.min(),
        north=seen.lat.max(),
        west=seen.lon.min(),
        east=seen.lon.max(),
    )
