"""Certificates of the past that are in order: the cycle before, replacements for a new standard, transfers."""

from __future__ import annotations

import numpy as np

from gongxin.simulate.clients import CANCELLED, EXPIRED, REVOKED, VALID
from gongxin.simulate.columns import DAY_SECONDS, NO_DAY, NONE, Array
from gongxin.simulate.nation import Nation
from gongxin.simulate.visits import SURVEILLANCE, first_days

EARLIER_SHARE = 0.12  # of recertified clients whose earlier certificates are still on file
TRANSFER_SHARE = 0.03  # of new clients that come from another body
REPLACED = 120  # status reason 0120: replaced by a new certificate
YEARS3 = 1096
STALE = {"client": NONE, "suspended_from": NO_DAY, "suspended_to": NO_DAY, "restored": False}


def add_earlier(nation: Nation) -> None:
    """The certificate of the cycle before: expired by now, or replaced when the new one was issued."""
    chance = nation.frame.chance("earlier certificates")
    clients, table = nation.clients, nation.certificates
    recent = (clients["cycles"] > 0) & (clients["issued_on"] >= nation.frame.window) & (clients["years"] == 3)
    chosen = recent & clients["granted"] & (chance.random(len(clients)) < EARLIER_SHARE)
    rows = np.flatnonzero(chosen[np.maximum(table["client"], 0)] & (table["client"] != NONE))
    expires = table["issued_on"][rows] + chance.integers(5, 60, len(rows))
    over = expires < nation.frame.today
    back = expires - (YEARS3 - 1)
    first_time = table["cycles"][rows] == 1
    table["first_issued_on"][rows[first_time]] = back[first_time]
    table.copy_rows(
        rows, **STALE,
        issued_on=back, decided_on=back - 2, stage2_end_on=back - 12, expires_on=expires,
        onsite=np.where(first_time, np.ceil(table["onsite"][rows] * 3) / 2, table["onsite"][rows]),
        cycles=table["cycles"][rows] - 1, reported_at=back.astype(np.int64) * DAY_SECONDS + 36_000,
        status=np.where(over, EXPIRED, REVOKED), reason=np.where(over, NONE, REPLACED),
        status_on=np.where(over, expires + 1, table["issued_on"][rows]),
    )  # fmt: skip


def replace_for_standard(nation: Nation) -> None:
    """Two large bodies replace certificates on one day for a new standard, after a surveillance audit.

    The old ones are revoked with reason 0120, which is no punishment.
    """
    chance = nation.frame.chance("replaced certificates")
    size = np.bincount(nation.clients["body"], minlength=len(nation.bodies)).astype(np.float64)
    size[nation.fraudulent] = 0
    day = nation.frame.today - 75
    _, end = first_days(nation.frame, nation.visits)
    for body in np.argsort(-size, kind="stable")[2:4]:
        visits = nation.visits
        fits = (visits["kind"] == SURVEILLANCE) & (end < day - 8) & (end > day - 110)
        client = visits["client"][fits]
        client = np.unique(client[(nation.clients["body"][client] == body) & (nation.clients["group"][client] == 0)])
        client = client[(nation.clients["status"][client] == VALID) & (chance.random(len(client)) < 0.6)]
        _replace(nation, np.flatnonzero(np.isin(nation.certificates["client"], client)), day)


def _replace(nation: Nation, rows: Array, day: int) -> None:
    table = nation.certificates
    rows = rows[table["status"][rows] == VALID]
    table.copy_rows(
        rows, **STALE, decided_on=day - 2, issued_on=day, status_on=day, reported_at=day * DAY_SECONDS + 40_000
    )
    table["status"][rows], table["reason"][rows], table["status_on"][rows] = REVOKED, REPLACED, day
    for name in ("suspended_from", "suspended_to"):
        table[name][rows] = NO_DAY
    table["restored"][rows] = False


def transfer(nation: Nation) -> None:
    """Clients that came from another body with a valid certificate, cancelled there on the day of transfer."""
    chance = nation.frame.chance("transfers")
    clients, table = nation.clients, nation.certificates
    fresh = (clients["cycles"] == 0) & (clients["issued_on"] >= nation.frame.window) & (clients["group"] == 0)
    fresh &= ~np.isin(clients["body"], nation.fraudulent)
    chosen = fresh & clients["granted"] & (chance.random(len(clients)) < TRANSFER_SHARE)
    rows = np.flatnonzero(chosen[np.maximum(table["client"], 0)] & (table["client"] != NONE))
    move(nation, rows, chance, status=CANCELLED, reason=199)


def move(nation: Nation, rows: Array, chance: np.random.Generator, status: int, reason: int) -> Array:
    """Let the certificates `rows` come from another body; return the rows of the old ones, none where none can."""
    table = nation.certificates
    able = np.flatnonzero(nation.bodies["weight"] > 0)
    approved = np.zeros((len(nation.bodies), 64), dtype=bool)
    approved[nation.scopes["body"], nation.scopes["domain"]] = True
    able = able[approved[able][:, :3].all(axis=1) & (nation.bodies["approved_on"][able] < nation.frame.window - 1000)]
    able = able[~np.isin(able, nation.fraudulent)]
    if len(able) < 2:  # a nation of so few bodies has none to come from
        return np.zeros(0, dtype=np.int64)
    by_client = chance.choice(able, len(nation.clients))
    source = by_client[table["client"][rows]]
    own = table["body"][rows]
    source = np.where(source == own, np.where(own == able[0], able[1], able[0]), source)
    day = table["issued_on"][rows]
    begun = np.minimum(day - 500, nation.frame.window - 60)
    table["transferred_from"][rows] = source
    table["transferred_on"][rows] = day
    return table.copy_rows(
        rows, **STALE, cycles=0, body=source, rule=nation.rule_of()[source, table["domain"][rows]],
        decider=nation.first_decider[source], transferred_from=NONE, transferred_on=NO_DAY,
        issued_on=begun, first_issued_on=begun, decided_on=begun - 3, stage2_end_on=begun - 15, stage1_on=begun - 30,
        expires_on=begun + YEARS3 - 1, reported_at=begun.astype(np.int64) * DAY_SECONDS + 36_000,
        status=status, reason=reason, status_on=day,
    )  # fmt: skip
