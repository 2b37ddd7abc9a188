"""Certification bodies: heavy-tailed in size, approved for groups of fields, most of them long established."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
import pyarrow as pa

from gongxin.codes.body_states import ACCREDITATION_STATES, BODY_STATES
from gongxin.simulate.calibration import groups, number
from gongxin.simulate.columns import NO_DAY, Array, Columns
from gongxin.simulate.frame import EPOCH, Frame, year_of
from gongxin.simulate.organisations import credit_codes, phones
from gongxin.simulate.places import counties, draw_counties
from gongxin.simulate.text import days, digits, fixed, integers, join, masked, pick, strings
from gongxin.simulate.words import BRANDS, STREETS

APPROVED, REVOKED, CANCELLED = 0, 2, 3
ACCREDITED, UNACCREDITED = 0, 3
PHONE_BASE = 1_500_000_000  # codes of bodies' phones, apart from those of firms
FIRST_YEAR = 2002
CODES_OF_BODIES = 400_000_000  # serial numbers of credit codes that firms never reach
# Share of bodies approved for each group of fields; CCC bodies are few and designated.
GROUP_SHARES = {
    "core": 0.86, "construction": 0.3, "food": 0.3, "information": 0.35, "energy": 0.2, "property": 0.2,
    "ccc": 0.03, "voluntary": 0.4, "organic": 0.15, "service": 0.45,
}  # fmt: skip


def bodies(frame: Frame) -> Columns:
    """The certification bodies, numbered by the day of their approval."""
    chance = frame.chance("bodies")
    count = max(frame.minimum_bodies, round(number("bodies") * frame.scale))
    approved = np.sort(_approval_days(frame, chance, count))
    foreign = chance.random(count) < 0.06
    accredited = chance.random(count) < 0.35
    table = Columns(
        approved_on=approved,
        year=year_of(approved).clip(FIRST_YEAR).astype(np.int16),
        foreign=foreign,
        weight=_weights(chance, count),
        county=draw_counties(chance, count),
        status=np.zeros(count, dtype=np.int8),
        expires_on=_term_end(approved, frame.today),
        ended_on=np.full(count, NO_DAY, dtype=np.int32),
        staff=np.full(count, 10, dtype=np.int32),
        accreditation=np.where(accredited, ACCREDITED, UNACCREDITED).astype(np.int8),
        report_on=_report_days(frame, chance, approved),
        contact_on=(frame.today - chance.integers(1, 60, count)).astype(np.int32),
        month_end=chance.random(count) < 0.15,
        brand=chance.permutation(len(BRANDS) ** 2)[:count].astype(np.int32),
    )
    _end_some(frame, chance, table)
    return table


def _approval_days(frame: Frame, chance: np.random.Generator, count: int) -> Array:
    """Most bodies are older than a cycle; a twentieth is new."""
    age = np.where(chance.random(count) < 0.05, chance.integers(200, 540, count), chance.integers(1500, 8500, count))
    return (frame.today - age).astype(np.int32)


def _term_end(approved: Array, today: int) -> Array:
    """Approval holds six years (body measures): the end of the term that is running."""
    term = 6 * 365 + 1
    found: Array = (approved + term * ((today - approved) // term + 1)).astype(np.int32)
    return found


def _report_days(frame: Frame, chance: np.random.Generator, approved: Array) -> Array:
    """The last yearly report, due by the end of March; none where the body was approved since."""
    new_year = frame.as_of.replace(month=1, day=1)
    if frame.as_of.month < 4:
        new_year = new_year.replace(year=new_year.year - 1)
    first = (new_year - EPOCH).days
    filed = (first + chance.integers(20, 88, len(approved))).astype(np.int32)
    return np.where(approved >= first, NO_DAY, filed).astype(np.int32)


def _weights(chance: np.random.Generator, count: int) -> Array:
    """Sizes at the quantiles of a lognormal, so that no seed makes a nation without a giant."""
    ranks = (np.arange(count) + 0.5) / count
    normal = NormalDist()
    sizes = np.exp(number("body_size_sigma") * np.array([normal.inv_cdf(rank) for rank in ranks]))
    return chance.permutation(sizes / sizes.sum())


def _end_some(frame: Frame, chance: np.random.Generator, table: Columns) -> None:
    """A few bodies had ended before the window began; they have no clients left."""
    old = np.flatnonzero(table["approved_on"] < frame.window - 1200)
    ended = chance.choice(old, len(table) // 30, replace=False)
    table["ended_on"][ended] = frame.window - chance.integers(30, 700, len(ended))
    table["status"][ended] = np.where(chance.random(len(ended)) < 0.6, REVOKED, CANCELLED)
    table["weight"][ended] = 0.0
    table["contact_on"][ended] = table["ended_on"][ended]
    table["report_on"][ended] = table["ended_on"][ended] - 200


def approved_groups(frame: Frame, table: Columns) -> Array:
    """Which body may certify in which group: a row per body, a column per group."""
    chance = frame.chance("approvals")
    shares = np.array([GROUP_SHARES[group.name] for group in groups()])
    allowed = chance.random((len(table), len(groups()))) < shares
    allowed[~allowed.any(axis=1), 0] = True
    ccc = [group.name for group in groups()].index("ccc")
    allowed[:, ccc] = False
    largest = np.argsort(-table["weight"], kind="stable")
    allowed[largest[: max(3, round(len(table) * GROUP_SHARES["ccc"]))], ccc] = True
    for column in range(len(groups())):
        if allowed[:, column].sum() < 3:
            allowed[largest[3:6], column] = True
    allowed[table["weight"] == 0] = False
    return allowed


def body_ids(table: Columns) -> pa.Array:
    """CNCA-R-2002-001 and on; CNCA-RF for foreign-funded bodies."""
    serial = np.arange(1, len(table) + 1)
    width = 4 if len(table) > 998 else 3
    tail = join(strings(digits(table["year"].astype(np.int64), 4)), "-", strings(digits(serial, width)))
    return join(pick(["CNCA-R-", "CNCA-RF-"], table["foreign"].astype(np.int64)), tail)


def render(table: Columns, ids: pa.Array) -> pa.Table:
    """The bodies as the contract has them."""
    count = len(table)
    serial = np.arange(count)
    brand = join(pick(BRANDS, table["brand"] // len(BRANDS)), pick(BRANDS, table["brand"] % len(BRANDS)))
    accreditation = strings(np.hstack([fixed("CNAS C", count), digits(serial + 1, 4), fixed("-M", count)]))
    province = pick([one.province for one in counties()], table["county"])
    return pa.table(
        {
            "body_id": ids,
            "name": join(brand, "认证（", province, "）有限公司"),
            "uscc": body_credit_codes(table),
            "division": pick([one.code for one in counties()], table["county"]),
            "address": join(
                pick([one.full_name for one in counties()], table["county"]),
                pick(STREETS, serial % len(STREETS)),
                pick([str(n) for n in range(1, 200)], serial * 37 % 199),
                "号",
            ),
            "phone": phones((PHONE_BASE + serial).astype(np.int64)),
            "status": pick(BODY_STATES.values, table["status"]),
            "approved_on": days(table["approved_on"]),
            "approval_expires_on": days(table["expires_on"]),
            "ended_on": days(table["ended_on"]),
            "foreign_funded": pa.array(table["foreign"]),
            "full_time_staff": integers(table["staff"]),
            "accreditation_no": masked(accreditation, table["accreditation"] == UNACCREDITED),
            "accreditation_status": pick(ACCREDITATION_STATES.values, table["accreditation"]),
            "annual_report_on": days(table["report_on"]),
            "last_contact_on": days(table["contact_on"]),
        }
    )


def body_credit_codes(table: Columns) -> pa.Array:
    """Credit codes of bodies: the last of a range that firms never reach."""
    return credit_codes(table["county"], first=CODES_OF_BODIES)
