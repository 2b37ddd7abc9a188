"""P04, audit days cut: fewer days on site than may remain, base days understated, sign-ins far shorter than planned."""

from __future__ import annotations

import numpy as np

from gongxin.simulate.columns import Array
from gongxin.simulate.misconduct.pick import Stage
from gongxin.simulate.sign_ins import ARRIVE, CLOSING, OPENING

LEFT = (0.2, 0.42)  # of the base days
UNDERSTATED_LEFT = 0.3
LEAST_BASE = 3.0
SPAN = (0.18, 0.34)


def plant(stage: Stage, body: int) -> None:
    """Certificates with too few days, and audits that were over soon after they began."""
    n = stage.nation
    wanted = stage.wanted(body)
    for client in stage.clients(body, stage.core & (n.clients["cycles"] == 0), wanted):
        _cut(stage, int(client))
    base = np.nan_to_num(n.base[:, 0]) >= LEAST_BASE
    for client in stage.clients(body, stage.core & (n.clients["cycles"] == 0) & base, wanted):
        _understate(stage, int(client))
    for plan in stage.plans(body, wanted):
        _shorten(stage, int(plan))


def _cut(stage: Stage, client: int) -> None:
    n = stage.nation
    rows = stage.certs(client)
    days = n.certificates["base"][rows] * stage.chance.uniform(*LEFT)
    n.certificates["onsite"][rows] = (np.floor(days * 2) / 2).clip(0.5)
    rows = rows[n.certificates["onsite"][rows] < 0.45 * n.certificates["base"][rows]]
    _note(stage, "days_on_site", client, rows)


def _understate(stage: Stage, client: int) -> None:
    """The base days are reported too low, so that the share looks right."""
    n = stage.nation
    rows = stage.certs(client)
    rows = rows[n.certificates["base"][rows] >= LEAST_BASE]
    kept = np.floor(n.certificates["base"][rows] * UNDERSTATED_LEFT * 2) / 2
    n.certificates["onsite"][rows] = kept.clip(0.5)
    n.certificates["base"][rows] = np.ceil(n.certificates["onsite"][rows] / 0.9 * 2) / 2
    _note(stage, "base_understated", client, rows)


def _note(stage: Stage, variant: str, client: int, rows: Array) -> None:
    n = stage.nation
    for row in rows:
        n.truth.add(
            "P04", variant, n.certificates["stage2_end_on"][row], body=n.clients["body"][client],
            org=n.clients["org"][client], cert=row,
        )  # fmt: skip


def _shorten(stage: Stage, plan: int) -> None:
    """The closing meeting is signed within a third of the planned time."""
    n = stage.nation
    rows = stage.signs(plan)
    moment, at = n.sign_ins["moment"], n.sign_ins["at"]
    opening = int(at[rows[moment[rows] == OPENING]].max())
    planned = int(n.plans["end_at"][plan] - n.plans["start_at"][plan])
    closing = opening + int(planned * stage.chance.uniform(*SPAN))
    last = rows[moment[rows] == CLOSING]
    n.sign_ins["at"][last] = closing + np.arange(len(last)) * 40
    n.sign_ins["dropped"][rows[~np.isin(moment[rows], (OPENING, CLOSING, ARRIVE))]] = True
    n.truth.add(
        "P04", "short_presence", stage.day(plan), body=n.plans["body"][plan], org=n.plans["org"][plan], plan=plan
    )
