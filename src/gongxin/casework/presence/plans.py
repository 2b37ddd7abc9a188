"""What a sign-in needs to know of its audit plan: whose it is and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gongxin.casework.registry.models import AuditPlan


@dataclass(frozen=True)
class Where:
    """Body and divisions of a plan; all empty for a plan nobody knows."""

    body_id: str = ""
    division: str = ""
    body_division: str = ""


def places_of(plan_ids: Iterable[str]) -> dict[str, Where]:
    """The plans among `plan_ids` that are known now."""
    known = AuditPlan.objects.known().filter(plan_id__in=sorted(set(plan_ids))).order_by("true_from")
    rows = known.values_list("plan_id", "body_id", "site_division", "body_division")
    return {plan_id: Where(*(each or "" for each in rest)) for plan_id, *rest in rows}
