"""Auditors without the registration their audit needed, each with the one gap that comes first."""

import ibis
import ibis.expr.types as ir

from gongxin.codes.person_grades import EXPERT
from gongxin.detection.expressions import members
from gongxin.detection.model import Tables, Values, fact
from gongxin.detection.registered_fields import CLASS_LENGTH, covers_any, field_of

ABSENT, EXPIRED, WRONG_FIELD, AS_EXPERT, TRAINEE = "absent", "expired", "wrong field", "expert", "trainee"


@fact(
    reads={
        "uncovered_practice": (
            "plan_id",
            "person_id",
            "role",
            "registration_no",
            "number",
            "number_known",
            "covered",
            "unknown_share",
            "body_id",
            "org_id",
            "domain_codes",
            "fields",
            "started_on",
            "day_no",
        ),
        "person_registration": ("person_id", "registration_no", "domain_code", "grade", "from_no", "to_no"),
    },
    parameters={
        "kin": "registration.kin_fields",
        "trainee_grades": "registration.trainee_grades",
        "common_share": "registration.common_unknown_share",
    },
)
def registration_gaps(t: Tables, p: Values) -> ir.Table:
    """One row per plan and person with `gap`: absent, expired, wrong field, expert or trainee, in that priority.

    A domain in which nobody in the country is registered is not held against anyone, and neither are unknown numbers
    where they are common. `valid_domain` and `last_no` show what the register holds instead.
    """
    rows, held = t.uncovered_practice, t.person_registration
    summed = _register_of(rows, held, p)
    judged = _judged_plans(rows, held, p)
    both = rows.left_join(summed, ["plan_id", "person_id"]).drop("plan_id_right", "person_id_right")
    both = both.left_join(judged, both.plan_id == judged.judged_plan)
    strange_number = ~both.number_known & (both.unknown_share <= p.common_share)
    in_field = both.in_field.fill_null(False)
    gap = ibis.cases(
        (both.held.fill_null(0) == 0, ABSENT),
        (strange_number, ABSENT),
        (both.covered, ""),
        (both.valid.fill_null(0) == 0, EXPIRED),
        (both.valid == both.experts, AS_EXPERT),
        (~in_field & both.judged_plan.notnull(), WRONG_FIELD),
        (in_field, TRAINEE),
        else_="",
    )
    return (
        both.mutate(gap=gap, number_unknown=strange_number)
        .filter(lambda r: r.gap != "")
        .select(
            "plan_id",
            "person_id",
            "role",
            "registration_no",
            "body_id",
            "org_id",
            "domain_codes",
            "started_on",
            "gap",
            "number_unknown",
            "valid_domain",
            "last_no",
        )
    )


def _register_of(rows: ir.Table, held: ir.Table, p: Values) -> ir.Table:
    """What the register says of each person on the day of each plan."""
    theirs = held.select("domain_code", "grade", "from_no", "to_no", who="person_id")
    pairs = rows.join(theirs, rows.person_id == theirs.who)
    valid = pairs.day_no.between(pairs.from_no, pairs.to_no)
    expert = (pairs.grade == EXPERT).fill_null(False)
    in_field = valid & ~expert & covers_any(field_of(pairs.domain_code, p.kin), pairs.fields)
    return pairs.group_by(["plan_id", "person_id"]).aggregate(
        held=pairs.count(),
        valid=valid.sum(),
        experts=(valid & expert).sum(),
        in_field=in_field.any(),
        valid_domain=pairs.domain_code.min(where=valid),
        last_no=pairs.to_no.max(where=pairs.from_no <= pairs.day_no),
    )


def _judged_plans(rows: ir.Table, held: ir.Table, p: Values) -> ir.Table:
    """Plans with a domain in which anyone at all is registered."""
    fields = held.select(field=field_of(held.domain_code, p.kin)).distinct()
    classes = fields.select(field=fields.field.substr(0, CLASS_LENGTH))
    known = fields.union(classes).distinct()
    asked = members(rows.select("plan_id", "domain_codes").distinct(), "domain_codes", "domain")
    asked = asked.mutate(field=field_of(asked.domain, p.kin))
    return asked.semi_join(known, "field").select(judged_plan="plan_id").distinct()
