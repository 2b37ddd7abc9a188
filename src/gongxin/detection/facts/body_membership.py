"""From when to when each person was registered with each body, in any field and grade."""

import ibis.expr.types as ir

from gongxin.detection.model import Tables, Values, fact


@fact(reads={"person_registration": ("person_id", "body_id", "from_no", "to_no")})
def body_membership(t: Tables, p: Values) -> ir.Table:
    """One row per person and body: first and last day of all registrations, gaps between renewals not counted."""
    held = t.person_registration.filter(t.person_registration.body_id.notnull())
    return held.group_by(["person_id", "body_id"]).aggregate(from_no=held.from_no.min(), to_no=held.to_no.max())
