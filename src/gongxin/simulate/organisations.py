"""Organisations: firms over real counties, with people, addresses, phones and legal representatives."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from gongxin.codes.credit_code import ALPHABET, ORGANISATION_WEIGHTS
from gongxin.codes.organisation_states import ORGANISATION_STATES
from gongxin.simulate.calibration import number
from gongxin.simulate.columns import NO_DAY, NO_PLACE, Array, Columns
from gongxin.simulate.frame import Frame
from gongxin.simulate.places import counties, draw_counties, town_points
from gongxin.simulate.text import days, degrees, digits, fixed, integers, join, masked, numbered, pick, strings
from gongxin.simulate.words import BRANDS, GIVEN, INDUSTRIES, PARKS, STREETS, SURNAMES

OPEN = 0
PARK_SIZE = 12  # firms in one building of an industrial park, on average
WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)  # GB 32100-2015, table 3
PHONES = 6_000_000_000


def organisations(frame: Frame) -> Columns:
    """The firms of the nation."""
    chance = frame.chance("organisations")
    count = frame.scaled("organisations")
    county = draw_counties(chance, count)
    lat, lon = town_points(county, chance)
    table = Columns(
        county=county,
        lat=lat,
        lon=lon,
        located=chance.random(count) >= number("unlocatable_share"),
        employees=head_counts(chance, count),
        industry=chance.integers(0, len(INDUSTRIES), count).astype(np.int16),
        brand=chance.integers(0, len(BRANDS) ** 3, count).astype(np.int32),
        legal_person=chance.integers(0, len(SURNAMES) * len(GIVEN) ** 2, count).astype(np.int32),
        phone=np.arange(count, dtype=np.int32),
        street=chance.integers(0, len(STREETS), count).astype(np.int16),
        house=chance.integers(1, 999, count).astype(np.int16),
        park=np.full(count, -1, dtype=np.int16),
        room=chance.integers(101, 2999, count).astype(np.int16),
        status=np.zeros(count, dtype=np.int8),
        registered_on=(frame.window - 400 - chance.exponential(2500, count).clip(max=12000)).astype(np.int32),
    )
    for name in ("ended_on", "dishonest_from", "dishonest_to", "abnormal_from", "abnormal_to"):
        table[name] = np.full(count, NO_DAY, dtype=np.int32)
    return table


def head_counts(chance: np.random.Generator, count: int) -> Array:
    """People per firm: lognormal, and nearly half of the firms state a round number."""
    exact = chance.lognormal(np.log(number("median_employees")), number("employees_sigma"), count)
    exact = exact.clip(2, 2000)
    step = np.where(exact > 200, 50, np.where(exact > 10, 5, 1))
    round_one = (exact / step).round() * step
    stated = np.where(chance.random(count) < 0.45, round_one, exact.round())
    return stated.clip(2).astype(np.int32)


def park_buildings(frame: Frame, table: Columns) -> None:
    """Industrial parks: many firms in one building, each with its own room and phone."""
    chance = frame.chance("parks")
    inside = np.flatnonzero(chance.random(len(table)) < number("park_share"))
    inside = inside[np.argsort(table["county"][inside], kind="stable")]
    first = np.concatenate([[True], np.diff(table["county"][inside]) != 0]) | (np.arange(len(inside)) % PARK_SIZE == 0)
    leader = inside[np.maximum.accumulate(np.where(first, np.arange(len(inside)), 0))]
    for name in ("street", "house"):
        table[name][inside] = table[name][leader]
    for name in ("lat", "lon"):
        table[name][inside] = table[name][leader] + chance.integers(-800, 800, len(inside))
    table["park"][inside] = leader % len(PARKS)
    table["room"][inside] = 101 + np.arange(len(inside)) % PARK_SIZE * 101


def render(table: Columns, rows: Array, ids: pa.Array) -> pa.Table:
    """The organisations as the contract has them."""
    held = {name: table[name][rows] for name in table}
    located = held["located"]
    columns = {
        "org_id": ids.take(pa.array(rows)),
        "name": _names(held),
        "division": pick([one.code for one in counties()], held["county"]),
        "address": addresses(held),
        "lat": degrees(np.where(located, held["lat"], NO_PLACE)),
        "lon": degrees(np.where(located, held["lon"], NO_PLACE)),
        "employees": integers(held["employees"]),
        "industry": pick([row[0] for row in INDUSTRIES], held["industry"]),
        "legal_person": person_names(held["legal_person"]),
        "phone": phones(held["phone"]),
        "status": pick(ORGANISATION_STATES.values, held["status"]),
    }
    for name in ("registered_on", "ended_on", "dishonest_from", "dishonest_to", "abnormal_from", "abnormal_to"):
        columns[name] = days(held[name])
    return pa.table(columns)


def credit_codes(county: Array, first: int = 0) -> pa.Array:
    """Unified social credit codes with both check digits right (GB 32100-2015, GB 11714), each once.

    `first` begins another range of serial numbers, so that bodies and firms never share a code.
    """
    count = len(county)
    serial = (np.arange(first, first + count, dtype=np.int64) * 48_271 + 1_234_567) % 31**6
    letters = np.frombuffer(ALPHABET.encode(), dtype=np.uint8)
    middle = np.stack([letters[serial // 31**place % 31] for place in range(5, -1, -1)], axis=1)
    division = np.array([[ord(c) for c in one.code] for one in counties()], dtype=np.uint8)[county]
    front = np.hstack([fixed("91", count), division, fixed("MA", count), middle])
    front = np.hstack([front, _organisation_check(front[:, 8:])[:, None]])
    position = np.zeros(256, dtype=np.int64)
    position[letters] = np.arange(31)
    check = (31 - position[front] @ np.array(WEIGHTS) % 31) % 31
    return strings(np.hstack([front, letters[check][:, None]]))


def _organisation_check(characters: Array) -> Array:
    value = np.where(characters > ord("9"), characters - ord("A") + 10, characters - ord("0")).astype(np.int64)
    check = 11 - value @ np.array(ORGANISATION_WEIGHTS) % 11
    characters = np.frombuffer(b"0123456789X0", dtype=np.uint8)
    found: Array = characters[check]
    return found


def person_names(codes: Array) -> pa.Array:
    """A surname and two characters of a given name."""
    family, given = np.divmod(codes, len(GIVEN) ** 2)
    return join(pick(SURNAMES, family), pick(GIVEN, given // len(GIVEN)), pick(GIVEN, given % len(GIVEN)))


def phones(codes: Array) -> pa.Array:
    """Mobile numbers, each code its own number."""
    scrambled = (codes.astype(np.int64) * 2_654_435_761 + 123_456_789) % PHONES
    return masked(strings(np.hstack([digits(13_000_000_000 + scrambled, 11)])), codes < 0)


def addresses(held: dict[str, Array]) -> pa.Array:
    """Full addresses: county, street, house, and building and room where the firm sits in a park."""
    county = pick([one.full_name for one in counties()], held["county"])
    house = pick([str(number) for number in range(1000)], held["house"])
    park = masked(join(pick(PARKS, np.maximum(held["park"], 0)), "1幢"), held["park"] < 0).fill_null(pa.scalar(""))
    room = join(pick([str(number) for number in range(3000)], held["room"]), "室")
    return join(county, pick(STREETS, held["street"]), house, "号", park, room)


def _names(held: dict[str, Array]) -> pa.Array:
    city = pick([(one.city or one.province).removesuffix("市") for one in counties()], held["county"])
    many = len(BRANDS)
    first, rest = np.divmod(held["brand"], many**2)
    brand = join(pick(BRANDS, first), pick(BRANDS, rest // many), pick(BRANDS, rest % many))
    return join(city, brand, pick([row[1] for row in INDUSTRIES], held["industry"]), "有限公司")


def plain_ids(prefix: str, count: int, width: int) -> pa.Array:
    """Identifiers that say nothing: a scrambled number behind a prefix."""
    modulus = 10**width
    return numbered(prefix, (np.arange(count, dtype=np.int64) * 7_654_321 + 1_357_913) % modulus, width)
