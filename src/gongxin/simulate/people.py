"""People: auditors in crews, their registrations, and those who decide on certificates."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from gongxin.codes.person_grades import EMPLOYMENT, PERSON_GRADES
from gongxin.simulate.calibration import domains, groups
from gongxin.simulate.columns import NO_DAY, NONE, Array, Columns
from gongxin.simulate.frame import Frame, year_of
from gongxin.simulate.organisations import person_names
from gongxin.simulate.text import days, digits, join, pick, strings
from gongxin.simulate.words import GIVEN, SURNAMES

CREW = 5  # four auditors and one trainee or technical expert
AUDITORS_OF_CREW = 4
SENIOR, AUDITOR, TRAINEE, EXPERT, EXAMINER = 0, 1, 2, 3, 5  # positions in PERSON_GRADES
FULL_TIME, PART_TIME = 0, 1
FIELD_NAMES = {
    "A0101": "QMS", "A0102": "EC", "A0201": "EMS", "A0301": "OHSMS", "A0401": "FSMS", "A0403": "HACCP",
    "A0501": "ISMS", "A0601": "ITSMS", "A0901": "ENMS", "A1001": "IPMS", "B01": "CCC", "B03": "PRD",
    "B05": "ORG", "C01": "SRV",
}  # fmt: skip
TERM = 365 * 3


def crews(frame: Frame, load: Array, reserves: Array, understaffed: Array) -> Columns:
    """Crews by body and group: as many as the nation has auditors, and enough for the work of each.

    `load` is half days of work by body and group; `reserves` the bodies that keep two crews more, without clients;
    `understaffed` bodies have no more crews than their work fills.
    """
    total_people = frame.scaled("auditors")
    share = load / load.sum()
    by_people = share * total_people / CREW
    enough = load / (0.25 * 2 * len(frame.working_days))
    count = np.where(load > 0, np.ceil(np.maximum(by_people * 0.8, enough)).clip(1), 0).astype(np.int64)
    tight = np.where(load > 0, np.ceil(enough / 2).clip(1), 0).astype(np.int64)
    count[understaffed] = tight[understaffed]
    body, group = np.indices(count.shape)
    table = Columns(
        body=np.repeat(body.ravel(), count.ravel()).astype(np.int32),
        group=np.repeat(group.ravel(), count.ravel()).astype(np.int8),
    )
    table["reserve"] = np.zeros(len(table), dtype=bool)
    table.append(body=np.repeat(reserves, 2), group=np.zeros(2 * len(reserves)), reserve=True)
    return table


def people(frame: Frame, crew: Columns, bodies: Columns, clients_of_body: Array) -> Columns:
    """Everybody: the members of the crews first, crew by crew, then those who decide, body by body."""
    chance = frame.chance("people")
    members = len(crew) * CREW
    deciders = 2 + clients_of_body // 400
    count = members + int(deciders.sum())
    place = np.arange(members) % CREW
    grade = np.where(chance.random(members) < 0.25, SENIOR, AUDITOR)
    grade = np.where(place == AUDITORS_OF_CREW, np.where(chance.random(members) < 0.7, TRAINEE, EXPERT), grade)
    return Columns(
        body=np.concatenate([np.repeat(crew["body"], CREW), np.repeat(np.arange(len(bodies)), deciders)]).astype(
            np.int32
        ),
        crew=np.concatenate([np.arange(members) // CREW, np.full(count - members, NONE)]).astype(np.int32),
        grade=np.concatenate([grade, np.full(count - members, EXAMINER)]).astype(np.int8),
        name=chance.integers(0, len(SURNAMES) * len(GIVEN) ** 2, count).astype(np.int32),
        employment=(chance.random(count) > 0.657).astype(np.int8),
        phone_changed_at=np.full(count, np.iinfo(np.int64).max),
        device=np.arange(count, dtype=np.int32),
        kept=np.zeros(count, dtype=bool),
        moved_registration=np.full(count, NONE, dtype=np.int32),
        next_device=np.full(count, NONE, dtype=np.int32),
    )


def first_decider(crew: Columns, clients_of_body: Array) -> Array:
    """The person number of the first decision maker of each body; one more entry marks the end."""
    deciders = 2 + clients_of_body // 400
    return len(crew) * CREW + np.concatenate([[0], np.cumsum(deciders)])


def registrations(frame: Frame, crew: Columns, persons: Columns, bodies: Columns) -> Columns:
    """A registration for each person and each field of the crew's group, in the order of the persons."""
    chance = frame.chance("registrations")
    group = np.where(persons["crew"] == NONE, 0, crew["group"][np.maximum(persons["crew"], 0)])
    fields = np.array([len(held.domains) for held in groups()])[group]
    fields = np.where(persons["crew"] == NONE, 1, fields)
    person = np.repeat(np.arange(len(persons)), fields)
    first = np.concatenate([[0], np.cumsum(fields)])
    persons["first_registration"] = first[:-1].astype(np.int32)
    persons["fields"] = fields.astype(np.int8)
    place = np.arange(len(person)) - first[person]
    codes = np.full((len(groups()), 3), NONE)
    for index, held in enumerate(groups()):
        codes[index, : len(held.domains)] = [domains().index(domain) for domain in held.domains]
    long_ago, next_end = registration_terms(frame, chance, bodies["approved_on"][persons["body"]])
    start, end = np.repeat(long_ago, fields), np.repeat(next_end, fields)
    return Columns(
        person=person.astype(np.int32),
        body=persons["body"][person],
        domain=codes[group[person], place].astype(np.int8),
        grade=persons["grade"][person],
        employment=persons["employment"][person],
        valid_from=start.astype(np.int32),
        valid_to=end.astype(np.int32),
        cancelled_on=np.full(len(person), NO_DAY, dtype=np.int32),
    )


def registration_terms(frame: Frame, chance: np.random.Generator, approved_on: Array) -> tuple[Array, Array]:
    """First days and next ends: registered years ago, not before the body was approved, and renewed since.

    The number keeps the year of the first registration.
    """
    long_ago = frame.window - chance.integers(1100, 2600, len(approved_on))
    return np.maximum(long_ago, approved_on), frame.today + chance.integers(30, TERM, len(approved_on))


def full_time_staff(persons: Columns, bodies: Columns) -> Array:
    """Full-time certification staff of each body, at least the ten that approval asks for."""
    full = persons["employment"] == FULL_TIME
    found = np.bincount(persons["body"][full], minlength=len(bodies))
    return found.clip(10).astype(np.int32)


def registration_numbers(table: Columns) -> pa.Array:
    """2025-N1QMS-0012345: year, grade, field and a serial number of its own."""
    serial = np.arange(len(table), dtype=np.int64) * 7_654_321 % 10_000_000
    year = strings(digits(year_of(table["valid_from"]), 4))
    grade = pick(["2", "1", "3", "4", "2", "1", "2", "3", "9"], table["grade"])
    field = pick([FIELD_NAMES[domain] for domain in domains()], table["domain"])
    return join(year, "-N", grade, field, "-", strings(digits(serial, 7)))


def render_registrations(table: Columns, numbers_: pa.Array, person_ids: pa.Array, body_ids: pa.Array) -> pa.Table:
    """The registrations as the contract has them."""
    return pa.table(
        {
            "registration_no": numbers_,
            "person_id": pick(person_ids, table["person"]),
            "body_id": pick(body_ids, table["body"]),
            "domain_code": pick(domains(), table["domain"]),
            "grade": pick(PERSON_GRADES.values, table["grade"]),
            "employment": pick(EMPLOYMENT.values, table["employment"]),
            "scope_codes": pa.nulls(len(table), pa.string()),
            "valid_from": days(table["valid_from"]),
            "valid_to": days(table["valid_to"]),
            "cancelled_on": days(table["cancelled_on"]),
        }
    )


def render_people(table: Columns, ids: pa.Array) -> pa.Table:
    """The people as the contract has them."""
    return pa.table({"person_id": ids, "name": person_names(table["name"])})


def settle_inactive(persons: Columns, table: Columns, active: Array, frame: Frame) -> None:
    """Auditors whom no audit shows had left before the window, or have only just been registered."""
    chance = frame.chance("inactive")
    idle = ~active
    left = chance.random(len(persons)) < 0.6
    rows = np.flatnonzero(idle[table["person"]] & (persons["crew"][table["person"]] != NONE))
    gone = left[table["person"][rows]]
    table["cancelled_on"][rows[gone]] = frame.window - 3 - table["person"][rows[gone]] % 25
    recent = rows[~gone]
    table["valid_from"][recent] = frame.today - 2 - table["person"][recent] % 25
    table["valid_to"][recent] = table["valid_from"][recent] + TERM - 1
