"""Visits: every audit that was due inside the window, and the crew calendars that say when it could take place.

Time runs in half days of the working calendar. A crew does one visit after the other in the order in which they are
due, with time to travel in between, so nobody is ever in two places.
"""

from __future__ import annotations

import numpy as np

from gongxin.simulate.calibration import number
from gongxin.simulate.clients import YEAR
from gongxin.simulate.columns import NO_DAY, Array, Columns
from gongxin.simulate.frame import Frame
from gongxin.simulate.places import distance_km, near

STAGE1, STAGE2, RECERTIFICATION, SURVEILLANCE = range(4)
PLANNED_AHEAD = 12  # days after the extract for which plans are already reported
HALF_DAY_KM, DAY_KM, TWO_DAYS_KM = 25.0, 900.0, 2000.0
MOST_HALF_DAYS = 16
FAR = 1 << 40


def due_visits(frame: Frame, clients: Columns, onsite: dict[int, Array]) -> Columns:
    """The visits due between the first day of the window and shortly after the extract.

    `onsite` gives the auditor days of each client by kind of visit (initial, recertification, surveillance).
    """
    chance = frame.chance("visits")
    issued, lapse = clients["issued_on"], clients["lapse_on"]
    until = np.where(lapse == NO_DAY, frame.today + PLANNED_AHEAD, lapse)
    parts: list[tuple[int, Array, Array]] = []  # kind, clients, day
    again = clients["cycles"] > 0
    granted = np.flatnonzero(issued >= frame.window)
    lag = chance.integers(9, 26, len(clients))
    gap = chance.integers(9, 28, len(clients))
    clients["lag"] = lag.astype(np.int8)
    first = granted[~again[granted]]
    stage2_length = np.ceil(onsite[STAGE2] * 1.2).astype(np.int32)
    staged = first[clients["system"][first]]
    parts.append((STAGE1, staged, (issued - lag - gap - stage2_length)[staged]))
    parts.append((STAGE2, first, (issued - lag - stage2_length)[first]))
    parts.append((RECERTIFICATION, granted[again[granted]], (issued - lag - 4)[granted[again[granted]]]))
    for step in range(1, 6):
        due = issued + clients[f"due{step}"]
        rows = np.flatnonzero((due >= frame.window) & (due < until) & (step < clients["years"]))
        parts.append((SURVEILLANCE, rows, due[rows]))
        rows = np.flatnonzero((due >= frame.window) & (due < until) & (step == clients["years"]))
        parts.append((RECERTIFICATION, rows, due[rows]))
    client = np.concatenate([rows for _, rows, _ in parts]).astype(np.int32)
    kind = np.concatenate([np.full(len(rows), kind) for kind, rows, _ in parts]).astype(np.int8)
    table = Columns(client=client, kind=kind, due_on=np.concatenate([due for _, _, due in parts]).astype(np.int32))
    table["grants"] = (table["kind"] != SURVEILLANCE) & (table["due_on"] < issued[client])
    _staff(chance, table, onsite)
    return table


def _staff(chance: np.random.Generator, table: Columns, onsite: dict[int, Array]) -> None:
    """How many auditors for how many half days: together the auditor days of the stage."""
    need = np.zeros(len(table), dtype=np.float64)
    for kind, days in onsite.items():
        inside = table["kind"] == kind
        need[inside] = days[table["client"][inside]]
    team = np.ceil(need / 2.2 + chance.uniform(-0.3, 0.4, len(table))).clip(1, 4)
    team = np.where(need / team * 2 > MOST_HALF_DAYS, 4, team)
    table["team"] = team.astype(np.int8)
    table["half_days"] = np.ceil(need * 2 / team - 1e-6).clip(1, MOST_HALF_DAYS + 4).astype(np.int16)


def place(
    frame: Frame, visits: Columns, clients: Columns, organisations: Columns, bodies_at: tuple[Array, Array]
) -> None:
    """Where the team signs: at the organisation, where it has moved to, or from afar for a remote audit."""
    chance = frame.chance("places of visits")
    org = clients["org"][visits["client"]]
    site_lat, site_lon = organisations["lat"][org], organisations["lon"][org]
    moved = chance.random(len(org)) < number("moved_share")
    away_lat, away_lon = near(site_lat, site_lon, chance.uniform(6, 24, len(org)), chance)
    body = clients["body"][visits["client"]]
    visits["moved"] = moved
    visits["remote"] = clients["remote"][visits["client"]] & (visits["kind"] == SURVEILLANCE)
    lat, lon = np.where(moved, away_lat, site_lat), np.where(moved, away_lon, site_lon)
    visits["lat"] = np.where(visits["remote"], bodies_at[0][body], lat).astype(np.int32)
    visits["lon"] = np.where(visits["remote"], bodies_at[1][body], lon).astype(np.int32)


def assign_crews(visits: Columns, clients: Columns, organisations: Columns, crew: Columns, load: Array) -> None:
    """Each crew takes clients of its body and group that lie close together, an equal share of the work."""
    org = clients["org"]
    region = (organisations["lat"][org] // 1_500_000).astype(np.int64) * 1000
    eastward = organisations["lon"][org] // 200_000
    key = region + np.where(region // 1000 % 2 == 0, eastward, 999 - eastward)  # rows of a plough, back and forth
    work = np.bincount(visits["client"], weights=visits["half_days"], minlength=len(clients))
    order = np.lexsort((key, clients["group"], clients["body"]))
    unit = clients["body"].astype(np.int64) * load.shape[1] + clients["group"]
    done = np.cumsum(work[order]) - work[order]
    opened = np.concatenate([[True], np.diff(unit[order]) != 0])
    before = done - np.maximum.accumulate(np.where(opened, done, 0))
    whole = load.ravel()[unit[order]].clip(1e-9)
    regular = ~crew["reserve"]
    crew_unit = crew["body"].astype(np.int64) * load.shape[1] + crew["group"]
    count = np.bincount(crew_unit[regular], minlength=load.size)
    first = np.cumsum(count) - count
    part = np.floor(before / whole * count[unit[order]]).astype(np.int64)
    assigned = np.zeros(len(clients), dtype=np.int32)
    assigned[order] = first[unit[order]] + np.minimum(part, count[unit[order]] - 1).clip(0)
    clients["crew"] = assigned


def schedule(frame: Frame, visits: Columns, clients: Columns) -> None:
    """Fix the first half day of every visit: as due, or as soon after as its crew is free and has travelled."""
    days = frame.working_days
    target = np.searchsorted(days, visits["due_on"]).astype(np.int64) * 2
    crew = clients["crew"][visits["client"]].astype(np.int64)
    # Whole-day audits begin in the morning; the half days of small ones fall where the client's habit is.
    target += (visits["half_days"] == 1) & ~clients["early"][visits["client"]]
    order = np.lexsort((visits["kind"], target, crew))
    crew, target, length = crew[order], target[order], visits["half_days"][order].astype(np.int64)
    lat, lon = visits["lat"][order], visits["lon"][order]
    same = np.concatenate([[False], np.diff(crew) == 0])
    travel = _travel(np.concatenate([[0.0], distance_km(lat[:-1], lon[:-1], lat[1:], lon[1:])]))
    step = np.where(same, np.concatenate([[0], length[:-1]]) + travel, 0)
    spent = np.cumsum(step)
    # start[i] = max(target[i], start[i-1] + step[i]), solved for all crews at once.
    slack = target - spent + crew * FAR
    start = np.maximum.accumulate(slack) - crew * FAR + spent
    visits["start"] = np.empty(len(visits), dtype=np.int32)
    visits["start"][order] = start
    visits["crew"] = clients["crew"][visits["client"]]
    visits["turn"] = np.empty(len(visits), dtype=np.int32)
    visits["turn"][order] = np.arange(len(visits)) - np.maximum.accumulate(np.where(same, 0, np.arange(len(visits))))


def _travel(km: Array) -> Array:
    """Half days between two visits: none inside a town, one up to a night's journey, more across the country."""
    return np.searchsorted([HALF_DAY_KM, DAY_KM, TWO_DAYS_KM], km)


def first_days(frame: Frame, visits: Columns) -> tuple[Array, Array]:
    """The first and the last day of each visit, as day numbers."""
    last = len(frame.working_days) - 1
    begin = np.minimum(visits["start"] // 2, last)
    end = np.minimum((visits["start"] + visits["half_days"] - 1) // 2, last)
    return frame.working_days[begin], frame.working_days[end]


def lawful(frame: Frame, visits: Columns, clients: Columns) -> Array:
    """Which clients were audited in time: crews that were full may have pushed an audit past what the law allows.

    Checked: stage 2 at least three working days after stage 1 ended, surveillance within a year, recertification
    before expiry. The few clients that fail are left out of the nation.
    """
    start, _ = first_days(frame, visits)
    fails = np.zeros(len(clients), dtype=bool)
    client, kind = visits["client"], visits["kind"]
    stage1_end, stage2_start = np.zeros(len(clients), dtype=np.int64), np.full(len(clients), FAR)
    inside = kind == STAGE1
    stage1_end[client[inside]] = (visits["start"] + visits["half_days"])[inside]
    inside = kind == STAGE2
    stage2_start[client[inside]] = visits["start"][inside]
    fails |= stage2_start - stage1_end < 6
    order = np.lexsort((start, client))
    follows = np.concatenate([[False], np.diff(client[order]) == 0]) & np.isin(kind[order], (SURVEILLANCE,))
    gap = np.concatenate([[0], np.diff(start[order])])
    fails[client[order][follows & (gap > YEAR - 3) & (kind[order] == SURVEILLANCE)]] = True
    late = start > visits["due_on"] + 16
    fails[client[late]] = True
    beyond = (visits["start"] + visits["half_days"]) // 2 >= len(frame.working_days)
    fails[client[beyond]] = True
    return ~fails
