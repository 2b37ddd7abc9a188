"""How a pair of visits that do not fit is told: the later visit is the finding, the earlier one its evidence."""

from __future__ import annotations

import ibis.expr.types as ir

MEETING_COLUMNS = (
    "person_id",
    "plan_id",
    "body_id",
    "org_id",
    "first_at",
    "last_at",
    "next_plan_id",
    "next_body_id",
    "next_org_id",
    "next_first_at",
    "next_last_at",
    "distance_m",
    "gap_s",
    "kind",
    "mixed",
)

EVIDENCE = ("other_plan_id", "other_body_id", "other_from", "other_to", "from_at", "to_at", "distance_m", "gap_minutes")


def told_of_later(pairs: ir.Table) -> ir.Table:
    """The later visit of each pair with the earlier one beside it."""
    return pairs.select(
        person_id=pairs.person_id,
        plan_id=pairs.next_plan_id,
        body_id=pairs.next_body_id,
        org_id=pairs.next_org_id,
        occurred_on=pairs.next_first_at.cast("date"),
        other_plan_id=pairs.plan_id,
        other_body_id=pairs.body_id,
        other_from=pairs.first_at,
        other_to=pairs.last_at,
        from_at=pairs.next_first_at,
        to_at=pairs.next_last_at,
        distance_m=pairs.distance_m,
        gap_minutes=(pairs.gap_s / 60).round().cast("int64"),
    )


def told_of_earlier(pairs: ir.Table) -> ir.Table:
    """The earlier visit of each pair with the later one beside it."""
    return pairs.select(
        person_id=pairs.person_id,
        plan_id=pairs.plan_id,
        body_id=pairs.body_id,
        org_id=pairs.org_id,
        occurred_on=pairs.next_first_at.cast("date"),
        other_plan_id=pairs.next_plan_id,
        other_body_id=pairs.next_body_id,
        other_from=pairs.next_first_at,
        other_to=pairs.next_last_at,
        from_at=pairs.first_at,
        to_at=pairs.last_at,
        distance_m=pairs.distance_m,
        gap_minutes=(pairs.gap_s / 60).round().cast("int64"),
    )
