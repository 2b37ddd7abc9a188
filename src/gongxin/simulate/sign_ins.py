"""Sign-ins: who showed himself at the opening and the closing of each audit, and at times in between.

Everything is drawn once per visit and member, so that the bound plans of one integrated audit carry the same time,
place, phone and photo.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from gongxin.codes.sign_in_moments import SIGN_IN_MOMENTS
from gongxin.simulate.calibration import number
from gongxin.simulate.columns import DAY_SECONDS, Array, Columns, ranges
from gongxin.simulate.frame import Frame
from gongxin.simulate.places import near
from gongxin.simulate.plans import HOUR, MINUTE
from gongxin.simulate.text import SEPARATOR, degrees, hexadecimal, numbered, numbers, pick, times

OPENING, CLOSING, ARRIVE, LEAVE, CHALLENGE = range(5)  # positions in SIGN_IN_MOMENTS
JITTER_KM, JITTER_SPREAD, FARTHEST_KM = 0.06, 0.9, 1.2


def sign_ins(frame: Frame, plans: Columns, teams: Columns, visits: Columns, persons: Columns) -> Columns:
    """The sign-ins of every audit that has begun, in the order of plans, members and moments."""
    chance = frame.chance("sign-ins")
    team_first = np.searchsorted(teams["plan"], np.arange(len(plans) + 1))
    size = np.zeros(len(visits), dtype=np.int64)
    size[plans["visit"]] = np.diff(team_first)
    member_first = np.concatenate([[0], np.cumsum(size)])
    contact = chance.random(len(visits)) < number("contact_phone_share")
    meetings = [_meeting(chance, moment, plans, visits, size) for moment in (OPENING, CLOSING)]
    plan = teams["plan"].astype(np.int64)
    visit = plans["visit"][plan]
    nth = np.arange(len(teams)) - team_first[plan]
    member = member_first[visit] + nth
    signs = (nth == 0) | ~contact[visit]
    rows = np.flatnonzero(signs)
    parts = [
        _rows(chance, frame, moment, meeting, rows, plan, member, teams, persons)
        for moment, meeting in enumerate(meetings)
    ]
    parts += _between(chance, frame, plans, teams, visits, team_first, meetings, member_first, persons)
    table = Columns(**{name: np.concatenate([part[name] for part in parts]) for name in parts[0]})
    table["present_first"] = team_first[table["plan"]].astype(np.int32)
    table["present_count"] = np.diff(team_first)[table["plan"]].astype(np.int8)
    table["mock"] = np.zeros(len(table), dtype=bool)
    table["dropped"] = plans["cancelled"][table["plan"]] | plans["dropped"][table["plan"]]
    table.keep(table["at"] <= frame.now)
    order = np.lexsort((table["at"], table["plan"]))
    return Columns(**{name: table[name][order] for name in table})


def _meeting(
    chance: np.random.Generator, moment: int, plans: Columns, visits: Columns, size: Array
) -> dict[str, Array]:
    """Time, place and photo of one meeting for every visit and member."""
    visit = np.repeat(np.arange(len(visits)), size)
    planned = np.zeros(len(visits), dtype=np.int64)
    planned[plans["visit"]] = plans["start_at" if moment == OPENING else "end_at"]
    hour = planned % DAY_SECONDS // HOUR
    if moment == OPENING:
        low, high = np.where(hour >= 13, -4, -20), np.where(hour >= 13, 15, 25)
    else:
        low, high = np.where(hour <= 12, -15, -18), np.where(hour <= 12, 8, 38)
    shift = chance.uniform(low, high)
    roomy = (visits["half_days"] >= 2) & (hour != 13) & (hour != 12)
    shift = np.where(
        roomy & (chance.random(len(visits)) < number("late_share")), chance.uniform(35, 112, len(visits)), shift
    )
    at = planned + (shift * MINUTE).astype(np.int64)
    lat, lon = near(visits["lat"][visit], visits["lon"][visit], _jitter(chance, len(visit)), chance)
    return {
        "at": at[visit] + chance.integers(-3 * MINUTE, 3 * MINUTE, len(visit)),
        "lat": lat,
        "lon": lon,
        "photo": chance.integers(0, 2**64, len(visit), dtype=np.uint64),
    }


def _jitter(chance: np.random.Generator, count: int) -> Array:
    """How far a phone stands from the point that the address was placed at, km."""
    return (JITTER_KM * chance.lognormal(0, JITTER_SPREAD, count)).clip(max=FARTHEST_KM)


def _rows(
    chance: np.random.Generator, frame: Frame, moment: int, meeting: dict[str, Array], rows: Array,
    plan: Array, member: Array, teams: Columns, persons: Columns,
) -> dict[str, Array]:  # fmt: skip
    """Rows for the members `rows` of the teams, from what was drawn for their visit."""
    person = teams["person"][rows]
    at = meeting["at"][member[rows]]
    return {
        "plan": plan[rows].astype(np.int32),
        "person": person,
        "moment": np.full(len(rows), moment, dtype=np.int8),
        "at": at,
        "delay": delays(chance, frame, at),
        "lat": meeting["lat"][member[rows]],
        "lon": meeting["lon"][member[rows]],
        "accuracy": (8 + chance.exponential(18, len(rows))).clip(max=150).astype(np.float32),
        "device": device_of(persons, person, at),
        "photo": meeting["photo"][member[rows]],
    }


def delays(chance: np.random.Generator, frame: Frame, at: Array) -> Array:
    """Seconds until the sign-in was received: moments, or hours where the site had no network."""
    offline = chance.random(len(at)) < number("offline_share")
    delay = np.where(offline, chance.integers(1800, 30 * HOUR, len(at)), chance.integers(1, 25, len(at)))
    found: Array = np.minimum(delay, np.maximum(frame.now - at, 1)).astype(np.int32)
    return found


def device_of(persons: Columns, person: Array, at: Array) -> Array:
    """The phone a person carries at a time."""
    changed = at >= persons["phone_changed_at"][person]
    found: Array = np.where(changed, persons["next_device"][person], persons["device"][person]).astype(np.int32)
    return found


def _between(
    chance: np.random.Generator, frame: Frame, plans: Columns, teams: Columns, visits: Columns, team_first: Array,
    meetings: list[dict[str, Array]], member_first: Array, persons: Columns,
) -> list[dict[str, Array]]:  # fmt: skip
    """Arrivals, departures and presence challenges of the leader, on plans that stand alone."""
    alone = np.bincount(plans["visit"], minlength=len(visits))[plans["visit"]] == 1
    dice = chance.random(len(plans))
    leader = team_first[:-1]
    at_opening, at_closing = (meeting["at"][member_first[plans["visit"]]] for meeting in meetings)
    moving = np.flatnonzero(alone & (dice < number("arrival_share")))
    challenged = np.flatnonzero(
        alone & (dice > 1 - number("challenge_share")) & (visits["half_days"][plans["visit"]] >= 2)
    )
    day = at_opening[challenged] // DAY_SECONDS * DAY_SECONDS
    challenge_at = np.maximum(
        day + chance.integers(10 * HOUR, 11 * HOUR + 1800, len(challenged)), at_opening[challenged] + 20 * MINUTE
    )
    challenge_at = np.minimum(challenge_at, at_closing[challenged] - 10 * MINUTE)
    plain = [
        (ARRIVE, moving, at_opening[moving] - chance.integers(4 * MINUTE, 9 * MINUTE, len(moving))),
        (LEAVE, moving, at_closing[moving] + chance.integers(4 * MINUTE, 9 * MINUTE, len(moving))),
        (CHALLENGE, challenged, challenge_at),
    ]
    parts = []
    for moment, rows, at in plain:
        visit = plans["visit"][rows]
        lat, lon = near(visits["lat"][visit], visits["lon"][visit], _jitter(chance, len(rows)), chance)
        photo = chance.integers(0, 2**64, len(rows), dtype=np.uint64)
        whole = {"at": at, "lat": lat, "lon": lon, "photo": photo}
        index = np.arange(len(rows))
        part = _rows(
            chance,
            frame,
            moment,
            whole,
            leader[rows],
            teams["plan"],
            _at(index, leader[rows], len(teams)),
            teams,
            persons,
        )
        parts.append(part)
    return parts


def _at(values: Array, places: Array, length: int) -> Array:
    """A column of `length` with `values` at `places`."""
    found = np.zeros(length, dtype=np.int64)
    found[places] = values
    return found


def render(table: Columns, rows: Array, numbers_: Array, nation: object) -> pa.Table:
    """The sign-ins as the contract has them; `numbers_` are the serial numbers of the rows."""
    from gongxin.simulate.nation import Nation

    assert isinstance(nation, Nation)
    held = {name: table[name][rows] for name in table}
    members = ranges(held["present_first"].astype(np.int64), held["present_count"].astype(np.int64))
    shown = pick(nation.person_ids, nation.teams["person"][members])
    offsets = np.concatenate([[0], np.cumsum(held["present_count"].astype(np.int64))]).astype(np.int32)
    return pa.table(
        {
            "sign_in_id": numbered("SI", numbers_, 10),
            "plan_id": nation.plan_ids(held["plan"]),
            "person_id": pick(nation.person_ids, held["person"]),
            "moment": pick(SIGN_IN_MOMENTS.values, held["moment"]),
            "at": times(held["at"]),
            "received_at": times(held["at"] + held["delay"]),
            "lat": degrees(held["lat"]),
            "lon": degrees(held["lon"]),
            "accuracy_m": numbers(held["accuracy"]),
            "device_id": device_ids(held["device"]),
            "photo_hash": hexadecimal(held["photo"]),
            "present_ids": pc.binary_join(pa.ListArray.from_arrays(pa.array(offsets), shown), pa.scalar(SEPARATOR)),
            "mock_location": pa.array(held["mock"]),
        }
    )


def device_ids(codes: Array) -> pa.Array:
    """Identifiers of phones that say nothing of the person."""
    return numbered("D", codes.astype(np.int64) * 7_654_321 % 10_000_000_000, 10)
