"""People registered with two bodies at the same time for longer than a transfer takes."""

import ibis
import ibis.expr.types as ir

from gongxin.detection.model import Tables, Values, fact
from gongxin.detection.windows import day_number


@fact(
    reads={
        "person_registration": ("person_id", "body_id", "registration_no", "from_no", "to_no", "from_known"),
    },
    parameters={"tolerance": "registration.overlap_days"},
)
def double_registrations(t: Tables, p: Values) -> ir.Table:
    """One row per person and pair of bodies: the longest overlap up to the day of the run.

    `earlier_body` was registered with first. Overlaps up to the tolerance are proper transfers; a registration whose
    first day is unknown proves no overlap.
    """
    held = t.person_registration
    held = held.filter(held.from_known, held.body_id.notnull(), held.to_no >= held.from_no)
    one = held.select("person_id", earlier_body="body_id", earlier_no="registration_no", a_from="from_no", a_to="to_no")
    two = held.select(who="person_id", later_body="body_id", later_no="registration_no", b_from="from_no", b_to="to_no")
    pairs = one.join(two, one.person_id == two.who)
    pairs = pairs.filter(
        pairs.earlier_body != pairs.later_body,
        (pairs.a_from < pairs.b_from) | ((pairs.a_from == pairs.b_from) & (pairs.earlier_body < pairs.later_body)),
    )
    today = day_number(ibis.literal(p.as_of))
    last = ibis.least(pairs.a_to, pairs.b_to, today)
    pairs = pairs.mutate(overlap_days=last - pairs.b_from + 1, last_no=last)
    pairs = pairs.mutate(
        pair=ibis.least(pairs.earlier_body, pairs.later_body)
        + "|"
        + ibis.greatest(pairs.earlier_body, pairs.later_body)
    )
    long = pairs.filter(pairs.overlap_days > p.tolerance)
    order = [ibis.desc("overlap_days"), ibis.asc("b_from"), ibis.asc("earlier_no"), ibis.asc("later_no")]
    ranked = long.mutate(
        rank=ibis.row_number().over(ibis.window(group_by=["person_id", "pair"], order_by=order)),
    )
    return ranked.filter(ranked["rank"] == 0).select(
        "person_id",
        "earlier_body",
        "later_body",
        "earlier_no",
        "later_no",
        "overlap_days",
        from_no=ranked.b_from,
        to_no=ranked.last_no,
    )
