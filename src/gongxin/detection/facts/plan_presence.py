"""What a whole team signed at one audit."""

import ibis.expr.types as ir

from gongxin.detection.expressions import key64
from gongxin.detection.model import Tables, Values, fact


@fact(reads={"sign_ins": ("plan_id", "person_id", "moment", "at")})
def plan_presence(t: Tables, p: Values) -> ir.Table:
    """One row per plan with any sign-in: first opening, last closing, number of sign-ins.

    Where nobody signed an opening, the first arrival of a member opens the audit; where nobody signed a closing, the
    last departure closes it: people who sign when they come and go have shown themselves at both ends.
    """
    signs = t.sign_ins.filter(t.sign_ins["at"].notnull(), t.sign_ins.person_id.notnull())
    at, moment = signs["at"], signs.moment
    return signs.group_by(plan_key=key64(signs.plan_id)).aggregate(
        opening_at=at.min(where=moment == "opening").coalesce(at.min(where=moment == "arrive")),
        closing_at=at.max(where=moment == "closing").coalesce(at.max(where=moment == "leave")),
        signs=signs.count(),
    )
