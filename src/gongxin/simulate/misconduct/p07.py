"""P07, certificates in a burst: more audits in a fortnight than the people of the body could have held.

Every audit was planned, signed and decided in the order of the law; each took half a day of one auditor, and the
certificates state the days that the tables ask for.
"""

from __future__ import annotations

import numpy as np

from gongxin.simulate.columns import DAY_SECONDS, NO_DAY, Array
from gongxin.simulate.misconduct.pick import Stage
from gongxin.simulate.people import AUDITOR
from gongxin.simulate.places import distance_km
from gongxin.simulate.plans import HOUR

STAGE1, STAGE2 = 0, 1  # positions in plans.STAGE_WORDS
HALF_DAYS = ((9 * HOUR, 12 * HOUR), (13 * HOUR + 1800, 17 * HOUR))
STAGE2_DAYS = 8  # working days in which all second stages are held
STAGE1_EARLIER = 24  # working days
LUNCH_KM = 110.0
FORTNIGHT, BEYOND = 10, 1.2  # working days; times their capacity
FIRST_DAY = 120  # working days after the beginning of the window
LEAST = 20
STRIP = 600_000  # of latitude: regions are crossed in strips, back and forth


def plant(stage: Stage, body: int) -> None:
    """One burst in one body, of as many clients as its reserve auditors can visit for half a day."""
    people = stage.reserve(body)
    n = stage.nation
    fits = stage.core & n.organisations["located"][n.clients["org"]] & (np.diff(n.visit_first) > 0)
    fits &= n.organisations["abnormal_from"][n.clients["org"]] == NO_DAY
    free = np.flatnonzero(fits & (n.clients["body"] == body) & ~n.used)
    journeys = _journeys(stage, _region(stage, free, len(people) * STAGE2_DAYS * 2))[: len(people) * STAGE2_DAYS]
    clients = np.array([client for journey in journeys for client in journey], dtype=np.int64)
    if len(clients) < LEAST or not _beyond(stage, body, clients):
        return
    n.used[clients] = True
    per_person = -(-len(journeys) // len(people))
    for number, journey in enumerate(journeys):
        person, day = int(people[number // per_person]), number % per_person
        for half, client in enumerate(journey):
            _audit(stage, client, person, day, half)
    n.truth.add("P07", "burst", _certify(stage, clients), body=body)


def _beyond(stage: Stage, body: int, clients: Array) -> bool:
    """Whether the days that the certificates will state are more than the body's auditors have in a fortnight."""
    n = stage.nation
    own = (n.registrations["body"] == body) & (n.registrations["grade"] <= AUDITOR)
    auditors = len(np.unique(n.registrations["person"][own]))
    return bool(np.nanmax(n.base[clients], axis=1).sum() > BEYOND * auditors * FORTNIGHT)


def _region(stage: Stage, free: Array, count: int) -> Array:
    """The `count` clients of the densest region, neighbours one after the other."""
    places, org = stage.nation.organisations, stage.nation.clients["org"][free]
    lat, lon = places["lat"][org].astype(np.float64), places["lon"][org].astype(np.float64)
    away = np.hypot(lat - np.median(lat), lon - np.median(lon))
    chosen = np.argsort(away, kind="stable")[:count]
    strip = (lat[chosen] // STRIP).astype(np.int64)
    found: Array = free[chosen[np.lexsort((np.where(strip % 2 == 0, lon[chosen], -lon[chosen]), strip))]]
    return found


def _journeys(stage: Stage, clients: Array) -> list[list[int]]:
    """What one auditor visits in a day: two neighbours, or one client where the next is too far for the lunch hour."""
    places = stage.nation.organisations
    org = stage.nation.clients["org"][clients]
    lat, lon = places["lat"][org], places["lon"][org]
    km = distance_km(lat[:-1], lon[:-1], lat[1:], lon[1:])
    journeys: list[list[int]] = []
    at = 0
    while at < len(clients):
        both = at + 1 < len(clients) and km[at] < LUNCH_KM
        journeys.append([int(client) for client in clients[at : at + 1 + both]])
        at += 1 + both
    return journeys


def _audit(stage: Stage, client: int, person: int, day: int, half: int) -> None:
    """Stage 1 in a morning or an afternoon weeks before, stage 2 in the burst, each half a day."""
    n = stage.nation
    n.plans["dropped"][stage.all_plans(client)] = True
    for kind, first in ((STAGE1, FIRST_DAY - STAGE1_EARLIER), (STAGE2, FIRST_DAY)):
        midnight = stage.working_day(first + day) * DAY_SECONDS
        start, end = (midnight + at for at in HALF_DAYS[half])
        stage.add_plan(client, person, start, end, stage=kind)
    n.clients["stage1_on"][client] = stage.working_day(FIRST_DAY - STAGE1_EARLIER + day)
    n.clients["stage2_end_on"][client] = stage.working_day(FIRST_DAY + day)


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
