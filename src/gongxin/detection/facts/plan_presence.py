"""What a whole team signed at one audit."""

import ibis.expr.types as ir

from gongxin.detection.model import Tables, Values, fact


@fact(
    reads={
        "own_visits": (
            "plan_id",
            "person_id",
            "opening_at",
            "closing_at",
            "farthest_m",
            "nearest_m",
            "challenge_m",
            "mock",
            "signs",
        )
    },
)
def plan_presence(t: Tables, p: Values) -> ir.Table:
    """One row per plan with any sign-in: first opening, last closing, distances from the site, number of signers."""
    visits = t.own_visits
    return visits.group_by("plan_id").aggregate(
        opening_at=visits.opening_at.min(),
        closing_at=visits.closing_at.max(),
        farthest_m=visits.farthest_m.max(),
        nearest_m=visits.nearest_m.min(),
        challenge_m=visits.challenge_m.max(),
        mock=visits.mock.max(),
        signs=visits.signs.sum(),
        signers=visits.count(),
    )
