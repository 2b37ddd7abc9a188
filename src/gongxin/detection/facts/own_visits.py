"""When each person signed at each audit."""

import ibis.expr.types as ir

from gongxin.detection.expressions import key64
from gongxin.detection.model import Tables, Values, fact


@fact(reads={"sign_ins": ("plan_id", "person_id", "at", "lat", "lon"), "audits": ("plan_key",)})
def own_visits(t: Tables, p: Values) -> ir.Table:
    """One row per plan and person who signed: first and last sign-in.

    This is the largest grouping of all sign-ins, so it works on numbers for ids and keeps only what is cheap: of the
    places, the box that holds them. The exact places are looked up later for the few visits that need them.
    """
    signs = t.sign_ins.filter(t.sign_ins["at"].notnull(), t.sign_ins.person_id.notnull())
    signs = signs.mutate(plan_key=key64(signs.plan_id), person_key=key64(signs.person_id))
    visits = signs.group_by(["plan_key", "person_key"]).aggregate(
        first_at=signs["at"].min(),
        last_at=signs["at"].max(),
        south=signs.lat.min(),
        north=signs.lat.max(),
        west=signs.lon.min(),
        east=signs.lon.max(),
    )
    return visits.semi_join(t.audits, "plan_key")
