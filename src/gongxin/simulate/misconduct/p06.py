"""P06, dates out of order: issued before decided, decided or issued before audited, no audit at all, stages swapped."""

from __future__ import annotations

from gongxin.simulate.columns import DAY_SECONDS, NONE, Array
from gongxin.simulate.misconduct.pick import Stage, each_variant
from gongxin.simulate.visits import STAGE1, STAGE2

VARIANTS = (
    "issued_before_decision",
    "decided_before_audit_end",
    "issued_before_audit_end",
    "no_audit",
    "stages_out_of_order",
)
RECENT, SETTLED = 330, 40  # days: a certificate with no audit at all must not also be overdue, nor be quite new


def plant(stage: Stage, body: int) -> None:
    """Certificates of one body whose dates cannot be."""
    n = stage.nation
    age = n.frame.today - n.clients["issued_on"]
    fits = stage.initial & (age < RECENT) & (age > SETTLED)
    fits &= n.clients["stage1_on"] > n.frame.window + 30
    wanted = stage.wanted(body) + 2
    for variant, client in each_variant(VARIANTS, stage.clients(body, fits, wanted)):
        if stage.main_grant(client) != NONE:
            _spoil(stage, variant, client)
            for row in stage.certs(client):
                _note(stage, variant, client, int(row))


def _spoil(stage: Stage, variant: str, client: int) -> None:
    table, rows = stage.nation.certificates, stage.certs(client)
    days = int(stage.chance.integers(1, 5))
    match variant:
        case "issued_before_decision":
            table["decided_on"][rows] = table["issued_on"][rows] + days
        case "decided_before_audit_end":
            table["decided_on"][rows] = table["stage2_end_on"][rows] - days
        case "issued_before_audit_end":
            table["decided_on"][rows] = table["stage2_end_on"][rows] - days - 2
            table["issued_on"][rows] = table["stage2_end_on"][rows] - days
            table["first_issued_on"][rows] = table["issued_on"][rows]
        case "no_audit":
            stage.nation.plans["dropped"][stage.all_plans(client)] = True
        case "stages_out_of_order":
            _swap(stage, client, rows)


def _swap(stage: Stage, client: int, rows: Array) -> None:
    n = stage.nation
    first, second = stage.grant_plan(client, STAGE1), stage.grant_plan(client, STAGE2)
    n.plans["stage"][first], n.plans["stage"][second] = n.plans["stage"][second], n.plans["stage"][first]
    n.certificates["stage1_on"][rows] = stage.day(second)
    n.certificates["stage2_end_on"][rows] = n.plans["end_at"][first] // DAY_SECONDS


def _note(stage: Stage, variant: str, client: int, row: int) -> None:
    n = stage.nation
    plan = NONE if variant == "no_audit" else stage.main_grant(client)
    n.truth.add(
        "P06", variant, n.certificates["issued_on"][row], body=n.clients["body"][client], org=n.clients["org"][client],
        cert=row, plan=plan,
    )  # fmt: skip
