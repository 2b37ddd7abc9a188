"""What a whole team signed at one audit."""

import ibis.expr.types as ir

from gongxin.detection.model import Tables, Values, fact


@fact(reads={"own_visits": ("plan_key", "opening_at", "closing_at", "arrived_at", "left_at", "signs")})
def plan_presence(t: Tables, p: Values) -> ir.Table:
    """One row per plan with any sign-in: first opening, last closing, number of sign-ins and of signers.

    Where nobody signed an opening, the first arrival of a member opens the audit; where nobody signed a closing, the
    last departure closes it: people who sign when they come and go have shown themselves at both ends.
    """
    visits = t.own_visits
    return visits.group_by("plan_key").aggregate(
        opening_at=visits.opening_at.min().coalesce(visits.arrived_at.min()),
        closing_at=visits.closing_at.max().coalesce(visits.left_at.max()),
        signs=visits.signs.sum(),
        signers=visits.count(),
    )
