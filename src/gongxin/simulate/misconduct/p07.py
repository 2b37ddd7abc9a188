"""P07, certificates in a burst: more audits in a fortnight than the people of the body could have held.

Every audit was planned, signed and decided in the order of the law; each took half a day of one auditor, and the
certificates state the days that the tables ask for.
"""

from __future__ import annotations

import numpy as np

from gongxin.simulate.columns import DAY_SECONDS, NO_DAY, Array
from gongxin.simulate.misconduct.pick import Stage
from gongxin.simulate.plans import HOUR

STAGE1, STAGE2 = 0, 1  # positions in plans.STAGE_WORDS
HALF_DAYS = ((9 * HOUR, 12 * HOUR), (13 * HOUR + 1800, 17 * HOUR))
STAGE2_DAYS = 6  # working days in which all second stages are held
FIRST_DAY = 120  # working days after the beginning of the window
LEAST = 20
STRIP = 600_000  # of latitude: regions are crossed in strips, back and forth


def plant(stage: Stage, body: int) -> None:
    """One burst in one body, of as many clients as its reserve auditors can visit for half a day."""
    people = stage.reserve(body)
    n = stage.nation
    fits = stage.core & n.organisations["located"][n.clients["org"]] & (np.diff(n.visit_first) > 0)
    fits &= n.organisations["abnormal_from"][n.clients["org"]] == NO_DAY
    clients = _region(stage, np.flatnonzero(fits & (n.clients["body"] == body) & ~n.used), len(people) * STAGE2_DAYS * 2)
    if len(clients) < LEAST:
        return
    n.used[clients] = True
    for number, client in enumerate(clients):
        _audit(stage, int(client), people, number, len(clients))
    n.truth.add("P07", "burst", _certify(stage, clients), body=body)


def _region(stage: Stage, free: Array, count: int) -> Array:
    """The `count` clients of the densest region, neighbours one after the other, so that nobody travels the impossible."""
    places, org = stage.nation.organisations, stage.nation.clients["org"][free]
    lat, lon = places["lat"][org].astype(np.float64), places["lon"][org].astype(np.float64)
    away = np.hypot(lat - np.median(lat), lon - np.median(lon))
    chosen = np.argsort(away, kind="stable")[:count]
    strip = (lat[chosen] // STRIP).astype(np.int64)
    found: Array = free[chosen[np.lexsort((np.where(strip % 2 == 0, lon[chosen], -lon[chosen]), strip))]]
    return found


def _audit(stage: Stage, client: int, people: Array, number: int, count: int) -> None:
    n = stage.nation
    n.plans["dropped"][stage.all_plans(client)] = True
    per_person = -(-count // len(people))
    person, turn = int(people[number // per_person]), number % per_person
    for kind, day, half in (
        (STAGE1, FIRST_DAY - 30 + turn, 0),
        (STAGE2, FIRST_DAY + turn // 2, turn % 2),
    ):
        midnight = stage.working_day(day) * DAY_SECONDS
        start, end = (midnight + at for at in HALF_DAYS[half])
        stage.add_plan(client, person, start, end, stage=kind)
    n.clients["stage1_on"][client] = stage.working_day(FIRST_DAY - 30 + turn)
    n.clients["stage2_end_on"][client] = stage.working_day(FIRST_DAY + turn // 2)


def _certify(stage: Stage, clients: Array) -> int:
    """All certificates are decided and issued on three days after the last audit."""
    n = stage.nation
    issue = stage.working_day(FIRST_DAY + STAGE2_DAYS + 3)
    for client in clients:
        rows = stage.certs(int(client))
        day = issue + int(client) % 3
        n.clients["issued_on"][client], n.clients["cycles"][client] = day, 0
        term = n.certificates["expires_on"][rows] - n.certificates["issued_on"][rows]
        for name, value in (
            ("stage1_on", n.clients["stage1_on"][client]), ("stage2_end_on", n.clients["stage2_end_on"][client]),
            ("decided_on", day - 1), ("issued_on", day), ("first_issued_on", day), ("status_on", day), ("cycles", 0),
        ):  # fmt: skip
            n.certificates[name][rows] = value
        base = n.certificates["base"][rows]
        n.certificates["onsite"][rows] = np.maximum(n.certificates["onsite"][rows], np.ceil(base * 2) / 2)
        n.certificates["expires_on"][rows] = day + term
        n.certificates["reported_at"][rows] = (day + 4) * DAY_SECONDS + 10 * HOUR
        n.certificates["transferred_on"][rows] = NO_DAY
    return issue
