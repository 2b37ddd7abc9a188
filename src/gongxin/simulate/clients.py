"""Clients: one organisation with one body in one group of fields, and where it stands in its certification cycle."""

from __future__ import annotations

import numpy as np

from gongxin.simulate.calibration import groups, number
from gongxin.simulate.columns import NO_DAY, NONE, Array, Columns
from gongxin.simulate.frame import Frame
from gongxin.simulate.words import INDUSTRIES

YEAR = 365
VALID, SUSPENDED, REVOKED, CANCELLED, EXPIRED = range(1, 6)  # the codes 01–05 of the certificate states
COMPLEXITIES = ("high", "medium", "low", "limited")
GAPS = 4  # surveillances kept ahead of need: product cycles last five years
START_AFTER_APPROVAL = 75  # days from a body's approval to its first certificate


def clients(frame: Frame, bodies: Columns, allowed: Array, organisations: Columns) -> Columns:
    """Every client of every body. Bodies take clients of a group by their weight."""
    chance = frame.chance("clients")
    parts = [_of_group(frame, chance, index, bodies, allowed, len(organisations)) for index in range(len(groups()))]
    body, org, group = (np.concatenate([part[index] for part in parts]) for index in range(3))
    order = np.lexsort((org, group, body))
    table = Columns(body=body[order], org=org[order], group=group[order])
    _describe(chance, table, organisations)
    _place_in_cycle(frame, chance, table, bodies)
    _end_some(frame, chance, table)
    return table


def _of_group(
    frame: Frame, chance: np.random.Generator, index: int, bodies: Columns, allowed: Array, firms: int
) -> tuple[Array, Array, Array]:
    held = groups()[index]
    wanted = max(3, round(held.organisations * 1000 * frame.scale))
    weight = bodies["weight"] * allowed[:, index]
    weight = weight if weight.sum() > 0 else np.ones(len(bodies))  # a nation too small for a body of every group
    body = chance.choice(len(bodies), wanted, p=weight / weight.sum()).astype(np.int32)
    # Each group draws from all firms, so that product firms often hold a management system too.
    org = chance.choice(firms, wanted, replace=False)
    return body, org.astype(np.int32), np.full(wanted, index, dtype=np.int8)


def _describe(chance: np.random.Generator, table: Columns, organisations: Columns) -> None:
    """Which fields, how many certificates, how many people covered, how complex."""
    count = len(table)
    fields, products = np.ones(count, dtype=np.int8), np.zeros(count, dtype=np.int16)
    for index, group in enumerate(groups()):
        inside = np.flatnonzero(table["group"] == index)
        fields[inside] = chance.choice(list(group.sets), len(inside), p=list(group.sets.values()))
        if group.products:
            products[inside] = 1 + chance.poisson(group.products - 1, len(inside))
    table["fields"], table["products"] = fields, products
    employees = organisations["employees"][table["org"]]
    part = np.where(chance.random(count) < 0.8, 1.0, chance.uniform(0.62, 1.0, count))
    table["covered"] = np.ceil(employees * part).clip(2).astype(np.int32)
    by_industry = np.array([COMPLEXITIES.index(row[4]) for row in INDUSTRIES], dtype=np.int8)
    table["complexity"] = by_industry[organisations["industry"][table["org"]]]
    table["system"] = np.array([group.is_system for group in groups()])[table["group"]]
    table["split"] = (np.bitwise_count(fields.astype(np.uint8)) > 1) & (chance.random(count) < number("split_share"))
    table["remote"] = chance.random(count) < number("remote_share")
    table["early"] = chance.random(count) < 0.5


def _place_in_cycle(frame: Frame, chance: np.random.Generator, table: Columns, bodies: Columns) -> None:
    """Day of issue of the running certificate, and the days on which surveillance will be due.

    Surveillance comes well inside twelve months of the last audit; a cycle ends with a recertification audit.
    """
    count = len(table)
    years = np.array([group.years for group in groups()])[table["group"]]
    steps = chance.integers(290, 346, (count, GAPS + 1)).cumsum(axis=1)
    cycle = steps[np.arange(count), years - 1]
    approved = bodies["approved_on"][table["body"]] + START_AFTER_APPROVAL
    oldest = np.minimum(cycle - 5, frame.today - approved)
    age = (chance.random(count) * oldest.clip(1)).astype(np.int32)
    issued = frame.today - age
    # An audit that straddles the first day of the plans would look half missing: it is moved before it.
    straddles = (issued >= frame.window) & (issued < frame.window + 95)
    moved = frame.window - 2 - chance.integers(0, 60, count)
    issued = np.where(straddles & (moved > approved), moved, issued)
    straddles = (issued >= frame.window) & (issued < frame.window + 95)
    issued = np.where(straddles, frame.window + 95 + chance.integers(0, 60, count), issued)
    old = issued - years * YEAR > approved
    again = old & (chance.random(count) >= number("initial_share"))
    cycles = np.where(again, 1 + chance.integers(0, 2, count), 0)
    cycles = np.where(issued - cycles * years * YEAR > approved, cycles, again.astype(np.int64))
    table["years"], table["cycles"] = years.astype(np.int8), cycles.astype(np.int8)
    table["issued_on"] = issued.astype(np.int32)
    for step in range(GAPS + 1):
        table[f"due{step + 1}"] = steps[:, step].astype(np.int16)


def _end_some(frame: Frame, chance: np.random.Generator, table: Columns) -> None:
    """Suspensions, revocations, cancellations, restorations at usual rates, each as the law asks.

    `lapse_on` is the last day on which audits are still held.
    """
    count = len(table)
    age = frame.today - table["issued_on"]
    for name in ("lapse_on", "suspended_from", "suspended_to", "status_on"):
        table[name] = np.full(count, NO_DAY, dtype=np.int32)
    table["status"] = np.full(count, VALID, dtype=np.int8)
    table["reason"] = np.full(count, NONE, dtype=np.int16)
    table["restored"] = np.zeros(count, dtype=bool)
    shares = [number(f"{name}_share") for name in ("suspended", "revoked", "cancelled", "restored")]
    fate = np.searchsorted(np.cumsum(shares), chance.random(count))
    _suspend(frame, chance, table, np.flatnonzero((fate == 0) & (age > 250)))
    _revoke(frame, chance, table, np.flatnonzero((fate == 1) & (age > 420)))
    _cancel(frame, chance, table, np.flatnonzero((fate == 2) & (age > 200)))
    _restore(frame, chance, table, np.flatnonzero((fate == 3) & (age > 330)))


def _suspend(frame: Frame, chance: np.random.Generator, table: Columns, rows: Array) -> None:
    """Suspended now, and still inside the term."""
    start = frame.today - chance.integers(3, 150, len(rows))
    table["suspended_from"][rows] = table["lapse_on"][rows] = table["status_on"][rows] = start
    table["suspended_to"][rows] = start + chance.integers(155, 179, len(rows))
    table["status"][rows] = SUSPENDED
    table["reason"][rows] = chance.choice([111, 112, 112, 116, 199], len(rows))


def _revoke(frame: Frame, chance: np.random.Generator, table: Columns, rows: Array) -> None:
    """Suspended, unresolved, revoked when the term ended."""
    room = (frame.today - 185 - (table["issued_on"][rows] + 150)).clip(1)
    start = table["issued_on"][rows] + 150 + (chance.random(len(rows)) * room).astype(np.int32)
    end = start + chance.integers(90, 180, len(rows))
    table["suspended_from"][rows] = table["lapse_on"][rows] = start
    table["suspended_to"][rows] = table["status_on"][rows] = end
    table["status"][rows] = REVOKED
    table["reason"][rows] = chance.choice([115, 115, 112, 116], len(rows))


def _cancel(frame: Frame, chance: np.random.Generator, table: Columns, rows: Array) -> None:
    """Cancelled at the holder's wish."""
    room = (frame.today - 2 - (table["issued_on"][rows] + 120)).clip(1)
    day = table["issued_on"][rows] + 120 + (chance.random(len(rows)) * room).astype(np.int32)
    table["lapse_on"][rows] = table["status_on"][rows] = day
    table["status"][rows] = CANCELLED
    table["reason"][rows] = 199


def _restore(frame: Frame, chance: np.random.Generator, table: Columns, rows: Array) -> None:
    """Suspended for a while and restored in time; audits went on."""
    room = (frame.today - 100 - (table["issued_on"][rows] + 120)).clip(1)
    start = table["issued_on"][rows] + 120 + (chance.random(len(rows)) * room).astype(np.int32)
    table["suspended_from"][rows] = start
    table["suspended_to"][rows] = start + chance.integers(20, 95, len(rows))
    table["restored"][rows] = True
