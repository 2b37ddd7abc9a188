"""P13, no follow-up: surveillance long overdue and the certificate still valid; a suspension past its end."""

from __future__ import annotations

from gongxin.simulate.clients import SUSPENDED
from gongxin.simulate.columns import DAY_SECONDS
from gongxin.simulate.misconduct.pick import Stage

OVERDUE_AGE = 480  # days since issue without any surveillance
SUSPENDED_AGO, TERM = 320, 170


def plant(stage: Stage, body: int) -> None:
    """Certificates of one body that nobody follows up."""
    n = stage.nation
    wanted = stage.wanted(body)
    old = stage.core & (n.clients["issued_on"] < n.frame.today - OVERDUE_AGE)
    for client in stage.clients(body, old, wanted):
        plans = stage.all_plans(int(client))
        follow_up = n.plans["start_at"][plans] > (n.clients["issued_on"][client] + 1) * DAY_SECONDS
        n.plans["dropped"][plans[follow_up]] = True
        _note(stage, "surveillance_overdue", int(client), n.clients["issued_on"][client] + 366)
    for client in stage.clients(body, old, max(2, wanted // 2)):
        _leave_suspended(stage, int(client))


def _leave_suspended(stage: Stage, client: int) -> None:
    n = stage.nation
    start = n.frame.today - SUSPENDED_AGO + int(stage.chance.integers(0, 60))
    rows = stage.certs(client)
    for name, value in (
        ("status", SUSPENDED), ("status_on", start), ("suspended_from", start), ("suspended_to", start + TERM),
        ("reason", 112),
    ):  # fmt: skip
        n.certificates[name][rows] = value
    plans = stage.all_plans(client)
    n.plans["dropped"][plans[n.plans["start_at"][plans] > start * DAY_SECONDS]] = True
    _note(stage, "suspension_over_term", client, start + TERM)


def _note(stage: Stage, variant: str, client: int, day: int) -> None:
    n = stage.nation
    n.truth.add(
        "P13", variant, day, body=n.clients["body"][client], org=n.clients["org"][client], cert=stage.certs(client)
    )
