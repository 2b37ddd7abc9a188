"""X07, more audits than a month has days: auditors at work every day of it, or twice a day."""

from __future__ import annotations

import numpy as np

from gongxin.simulate.columns import DAY_SECONDS, Array
from gongxin.simulate.misconduct.pick import Stage
from gongxin.simulate.plans import HOUR

PEOPLE = 3
EVERY_DAY, TWICE_A_DAY = 28, 21
HALF_DAYS = ((9 * HOUR, 12 * HOUR), (13 * HOUR + 1800, 17 * HOUR))
CLIENTS = 6
NEAR = 450_000  # millionths of a degree, half a day's reach


def plant(stage: Stage, body: int) -> None:
    """Months without rest for some reserve auditors, at clients of one region."""
    n = stage.nation
    people = stage.reserve(body)[-PEOPLE:]
    for number, person in enumerate(people):
        clients = _neighbours(stage, body)
        if not len(clients):
            return
        first = _month_start(n.frame.window + 150 + 61 * number)
        twice = number % 2 == 1 and len(clients) > 1
        variant, work = ("twice_a_day", _twice_a_day) if twice else ("every_day", _every_day)
        work(stage, clients, int(person), first)
        n.truth.add("X07", variant, first, body=body, person=person)


def _month_start(day: int) -> int:
    month = np.datetime64(day, "D").astype("datetime64[M]") + 1
    return int(month.astype("datetime64[D]").astype(np.int64))


def _neighbours(stage: Stage, body: int) -> Array:
    """Unused clients of a body next to each other on the map."""
    n = stage.nation
    fits = stage.core & (n.clients["body"] == body) & ~n.used & n.organisations["located"][n.clients["org"]]
    free = np.flatnonzero(fits & (np.diff(n.visit_first) > 0))
    if not len(free):
        return free
    places, org = n.organisations, n.clients["org"][free]
    centre = int(stage.chance.integers(0, len(free)))
    away = np.hypot(
        (places["lat"][org] - places["lat"][org[centre]]).astype(float),
        (places["lon"][org] - places["lon"][org[centre]]).astype(float),
    )
    near = np.flatnonzero(away < NEAR)
    chosen = free[near[np.argsort(away[near], kind="stable")][:CLIENTS]]
    n.used[chosen] = True
    return chosen


def _every_day(stage: Stage, clients: Array, person: int, first: int) -> None:
    for day in range(EVERY_DAY):
        start = (first + day) * DAY_SECONDS + 9 * HOUR
        client = int(clients[day * len(clients) // EVERY_DAY])
        stage.add_plan(client, person, start, start + 8 * HOUR, days=1.0)


def _twice_a_day(stage: Stage, clients: Array, person: int, first: int) -> None:
    """Morning and afternoon at two clients, a whole auditor day reported for each."""
    days = stage.nation.frame.working_days
    for index, day in enumerate(days[days >= first][:TWICE_A_DAY]):
        midnight = int(day) * DAY_SECONDS
        for half, (start, end) in enumerate(HALF_DAYS):
            client = int(clients[(2 * index + half) % len(clients)])
            stage.add_plan(client, person, midnight + start, midnight + end, days=1.0)
