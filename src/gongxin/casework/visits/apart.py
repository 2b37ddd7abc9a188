"""Plans judged apart although they are of one organisation: each is given an organisation of its own."""

from __future__ import annotations

from collections.abc import Collection

import pyarrow as pa

from gongxin.casework.visits.models import VisitPlan

Tables = dict[str, pa.Table]


def loosed(plan_ids: Collection[str]) -> set[str]:
    """Those of the plans whose visit was taken apart."""
    return set(
        VisitPlan.objects.filter(plan_id__in=sorted(plan_ids), visit__state="loosed").values_list("plan_id", flat=True)
    )


def apart(tables: Tables, plan_ids: Collection[str]) -> Tables:
    """The tables of the contract with an organisation of its own for each of `plan_ids`."""
    if not plan_ids:
        return tables
    plans = tables["audit_plans"]
    rows = zip(plans["plan_id"].to_pylist(), plans["org_id"].to_pylist(), strict=True)
    own = [f"{org_id} of {plan_id}" if plan_id in plan_ids else org_id for plan_id, org_id in rows]
    place = plans.column_names.index("org_id")
    return {**tables, "audit_plans": plans.set_column(place, plans.schema.field(place), pa.array(own, pa.string()))}
