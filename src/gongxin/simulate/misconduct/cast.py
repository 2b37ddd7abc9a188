"""Who does what: the patterns each fraudulent body is given, and what must be arranged before audits are scheduled."""

from __future__ import annotations

import numpy as np

from gongxin.simulate.clients import VALID
from gongxin.simulate.columns import NO_DAY, NONE, Array, Columns
from gongxin.simulate.frame import Frame

BODIES_PER_PATTERN = 3
# Patterns that need many clients are given to the largest bodies; the rest go round.
LEAST_FOR_BURST = 110  # clients of the first group
ROUND = (
    "P01", "P02", "P03", "P04", "P05", "P06", "P09", "P10", "P11", "P12", "P13", "P14", "P15",
    "X02", "X03", "X04", "X05", "X06", "X07", "X08", "X09",
)  # fmt: skip
AGAINST_X10 = ("P08", "P13", "X03")  # a body that never suspends shows none of these
SHELLS, LEAST_SHELLS = 9, 5
LOST_AGE = (232, 270)  # days since issue at a lost body: audited in the window, surveillance not yet due


def assign(bodies: Columns, clients: Columns, fraudulent: Array) -> dict[str, Array]:
    """Bodies by pattern. `fraudulent` is sorted by size, largest first; lost bodies (P18) are small others."""
    each = max(BODIES_PER_PATTERN, len(fraudulent) // 8)
    bursts = _for_bursts(bodies, clients, fraudulent)[:each]
    others = [int(body) for body in fraudulent if body not in bursts]
    roles: dict[str, list[int]] = {"P07": bursts, "X01": others[:each], "X10": others[1 : each + 1]}
    roles["P08"] = others[each + 1 : 2 * each + 1]
    turn = 0
    for pattern in ROUND:
        roles[pattern] = []
        while len(roles[pattern]) < min(max(BODIES_PER_PATTERN, len(others) // 6), len(others)):
            body, turn = others[turn % len(others)], turn + 1
            if body not in roles[pattern] and not (body in roles["X10"] and pattern in AGAINST_X10):
                roles[pattern].append(body)
        turn += 1
    roles["P18"] = [int(body) for body in _lost(bodies, clients, fraudulent)]
    for pattern in ("P04", "P14", "X06"):
        roles[pattern] += roles["P18"]
    return {pattern: np.array(held, dtype=np.int64) for pattern, held in roles.items()}


def nobody() -> dict[str, Array]:
    """The same roles without anyone to play them."""
    return {pattern: np.zeros(0, dtype=np.int64) for pattern in (*ROUND, "P07", "P08", "P18", "X01", "X10")}


def _for_bursts(bodies: Columns, clients: Columns, fraudulent: Array) -> list[int]:
    """A burst needs clients by the hundred and few auditors: bodies with little business beside their first group."""
    core = np.bincount(clients["body"][clients["group"] == 0], minlength=len(bodies))[fraudulent]
    every = np.bincount(clients["body"], minlength=len(bodies))[fraudulent]
    fits = np.flatnonzero(core >= min(LEAST_FOR_BURST, np.sort(core)[-BODIES_PER_PATTERN]))
    order = fits[np.lexsort((every[fits], every[fits] // core[fits].clip(1)))]
    return [int(body) for body in fraudulent[order]]


def _lost(bodies: Columns, clients: Columns, fraudulent: Array) -> Array:
    """The smallest established bodies that still have a dozen clients of the first group."""
    core = np.bincount(clients["body"][clients["group"] == 0], minlength=len(bodies))
    core[fraudulent] = 0
    settled = bodies["approved_on"] < bodies["approved_on"].max() - 1500
    order = np.argsort(core, kind="stable")
    found: Array = order[(core[order] >= 8) & settled[order]][: max(3, len(fraudulent) // 8)]
    return found


def prepare(frame: Frame, roles: dict[str, Array], bodies: Columns, clients: Columns, organisations: Columns) -> None:
    """What cannot be planted afterwards: lost bodies, bodies that never suspend, shell companies."""
    chance = frame.chance("cast")
    _lose(frame, chance, roles["P18"], clients)
    _never_suspend(roles["X10"], clients)
    _found_shells(chance, roles["X02"], clients, organisations)
    del bodies


def _lose(frame: Frame, chance: np.random.Generator, lost: Array, clients: Columns) -> None:
    rows = np.flatnonzero(np.isin(clients["body"], lost))
    clients["issued_on"][rows] = frame.today - chance.integers(*LOST_AGE, len(rows))
    _make_valid(clients, rows)


def _never_suspend(bodies: Array, clients: Columns) -> None:
    _make_valid(clients, np.flatnonzero(np.isin(clients["body"], bodies)))


def _make_valid(clients: Columns, rows: Array) -> None:
    clients["status"][rows] = VALID
    clients["reason"][rows] = NONE
    clients["restored"][rows] = False
    for name in ("lapse_on", "suspended_from", "suspended_to", "status_on"):
        clients[name][rows] = NO_DAY


def _found_shells(chance: np.random.Generator, bodies: Array, clients: Columns, organisations: Columns) -> None:
    """Clusters of firms of one body that share address, phone, legal representative, or two of them."""
    clients["shell"] = np.full(len(clients), NONE, dtype=np.int16)
    many = np.bincount(clients["org"], minlength=len(organisations))
    cluster = 0
    for body in bodies:
        own = np.flatnonzero((clients["body"] == body) & (clients["group"] == 0) & (many[clients["org"]] == 1))
        own = own[clients["status"][own] == VALID]
        size = min(SHELLS, len(own) // 5)
        for variant in range(2):
            chosen = chance.permutation(own[clients["shell"][own] == NONE])[:size]
            if len(chosen) >= LEAST_SHELLS:
                _share(chance, organisations, clients["org"][chosen], (cluster + variant) % 3)
                clients["shell"][chosen] = cluster
                cluster += 1


def _share(chance: np.random.Generator, organisations: Columns, firms: Array, variant: int) -> None:
    """One founder: 0 address, phone and person · 1 phone and person, next doors · 2 address and phone, straw men."""
    founder = firms[0]
    for name in ("county", "lat", "lon", "street", "house", "park", "located", "phone"):
        organisations[name][firms] = organisations[name][founder]
    organisations["located"][firms] = True
    organisations["room"][firms] = organisations["room"][founder] + (np.arange(len(firms)) if variant == 1 else 0)
    if variant != 2:
        organisations["legal_person"][firms] = organisations["legal_person"][founder]
    organisations["registered_on"][firms] = organisations["registered_on"][founder] + chance.integers(0, 40, len(firms))
