"""Registrations of persons with the days they held, as numbers that compare quickly."""

import ibis
import ibis.expr.types as ir

from gongxin.detection.model import Tables, Values, fact
from gongxin.detection.registered_fields import normal_number
from gongxin.detection.windows import day_number

NEVER, ALWAYS = 2_932_896, -25_567  # 9999-12-31 and 1900-01-01 as days since 1970-01-01


@fact(
    reads={
        "registrations": (
            "registration_no",
            "person_id",
            "body_id",
            "domain_code",
            "grade",
            "employment",
            "valid_from",
            "valid_to",
            "cancelled_on",
        )
    },
)
def person_registration(t: Tables, p: Values) -> ir.Table:
    """One row per registration. It holds on the days from `from_no` to `to_no`, both included.

    The last day is the end of its term or the day before it was cancelled, whichever comes first. An unknown first
    day is read as long ago and an unknown last day as open; `from_known` tells them apart.
    """
    held = t.registrations.filter(t.registrations.person_id.notnull())
    ends = day_number(held.valid_to).fill_null(NEVER)
    cancelled = (day_number(held.cancelled_on) - 1).fill_null(NEVER)
    return held.select(
        "person_id",
        "body_id",
        "grade",
        "employment",
        registration_no=normal_number(held.registration_no),
        domain_code=held.domain_code.upper().replace(" ", ""),
        from_no=day_number(held.valid_from).fill_null(ALWAYS),
        to_no=ibis.least(ends, cancelled),
        from_known=held.valid_from.notnull(),
    )
