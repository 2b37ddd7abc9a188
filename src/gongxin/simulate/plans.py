"""Audit plans and their teams, from the visits: one plan each, or one for each field of a split integrated audit."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from gongxin.codes.audit_roles import AUDIT_ROLES
from gongxin.simulate.calibration import domains, groups, number
from gongxin.simulate.clients import COMPLEXITIES
from gongxin.simulate.columns import DAY_SECONDS, NO_PLACE, NO_TIME, NONE, Array, Columns, ranges
from gongxin.simulate.frame import Frame
from gongxin.simulate.organisations import addresses
from gongxin.simulate.people import AUDITORS_OF_CREW, CREW, EXPERT
from gongxin.simulate.places import counties
from gongxin.simulate.text import SEPARATOR, degrees, integers, lists, masked, numbered, numbers, pick, times
from gongxin.simulate.visits import RECERTIFICATION, STAGE1, STAGE2, SURVEILLANCE

LEADER, MEMBER, ROLE_EXPERT, ROLE_TRAINEE = range(4)  # positions in AUDIT_ROLES
STAGE_WORDS = ("0101", "0102", "0202", "03", f"0101{SEPARATOR}0102", "04")
BOTH_STAGES = 4
REMOTE_REASONS = ("疫情防控", "境外或偏远现场，风险评估后采用远程审核", "仅办公场所，经评审采用远程审核")
MINUTE, HOUR = 60, 3600
MORNING, MORNING_EARLY, AFTERNOON, NOON, EVENING = 9 * HOUR, 8 * HOUR + 1800, 13 * HOUR + 1800, 12 * HOUR, 17 * HOUR


def plans(frame: Frame, visits: Columns, clients: Columns, organisations: Columns) -> Columns:
    """The plans as reported, in the order of the visits."""
    chance = frame.chance("plans")
    fields = clients["fields"][visits["client"]].astype(np.uint8)
    split = clients["split"][visits["client"]]
    many = np.where(split, np.bitwise_count(fields), 1)
    visit = np.repeat(np.arange(len(visits)), many)
    nth = np.arange(len(visit)) - np.repeat(np.cumsum(many) - many, many)
    client = visits["client"][visit]
    begin, end = clock(frame, visits, clients)
    kind = visits["kind"][visit]
    stage = np.select([kind == STAGE1, kind == STAGE2, kind == RECERTIFICATION], [0, 1, 2], 3).astype(np.int8)
    org = clients["org"][client]
    located = organisations["located"][org]
    table = Columns(
        visit=visit.astype(np.int32),
        client=client,
        body=clients["body"][client],
        org=org,
        stage=stage,
        fields=np.where(split[visit], nth_field(fields[visit], nth), fields[visit]).astype(np.uint8),
        start_at=begin[visit],
        end_at=end[visit],
        remote=visits["remote"][visit],
        remote_reason=np.where(visits["remote"][visit], visit % len(REMOTE_REASONS), NONE).astype(np.int8),
        site_lat=np.where(located, organisations["lat"][org], NO_PLACE).astype(np.int32),
        site_lon=np.where(located, organisations["lon"][org], NO_PLACE).astype(np.int32),
        personnel=clients["covered"][client],
        cancelled=np.zeros(len(visit), dtype=bool),
        dropped=np.zeros(len(visit), dtype=bool),
    )
    table["reported_at"] = _reported(chance, begin, visits, visit)
    table["changed_at"] = np.full(len(visit), NO_TIME)
    _change_some(chance, table, visits)
    return table


def nth_field(fields: Array, nth: Array) -> Array:
    """The n-th set bit of each number, alone."""
    left = fields.astype(np.int64)
    for step in range(int(nth.max(initial=0))):
        more = nth > step
        left[more] &= left[more] - 1
    return left & -left


def clock(frame: Frame, visits: Columns, clients: Columns) -> tuple[Array, Array]:
    """Planned start and end of each visit: half days as hours of the clock."""
    days = frame.working_days.astype(np.int64)
    first, last = visits["start"], visits["start"] + visits["half_days"] - 1
    top = len(days) - 1
    early = clients["early"][visits["client"]]
    opens = np.where(first % 2 == 0, np.where(early, MORNING_EARLY, MORNING), AFTERNOON)
    closes = np.where(last % 2 == 0, NOON, np.where(early, EVENING, EVENING + 1800))
    return (
        days[np.minimum(first // 2, top)] * DAY_SECONDS + opens,
        days[np.minimum(last // 2, top)] * DAY_SECONDS + closes,
    )


def _reported(chance: np.random.Generator, begin: Array, visits: Columns, visit: Array) -> Array:
    """Two to ten days ahead, in office hours; the plans of one visit together."""
    ahead = begin // DAY_SECONDS - chance.integers(2, 11, len(visits))
    at = ahead * DAY_SECONDS + chance.integers(8 * HOUR + 1800, 18 * HOUR, len(visits))
    found: Array = at[visit] + chance.integers(0, 240, len(visit))
    return found


def _change_some(chance: np.random.Generator, table: Columns, visits: Columns) -> None:
    """Plans changed before they began, as happens around holidays."""
    some = (chance.random(len(visits)) < number("changed_plan_share"))[table["visit"]]
    room = table["start_at"] - table["reported_at"] - 2 * HOUR
    table["changed_at"] = np.where(some, table["reported_at"] + (room * 0.7).astype(np.int64), NO_TIME)


def teams(frame: Frame, plans_: Columns, visits: Columns, persons: Columns) -> Columns:
    """The team of each plan, leader first: auditors of the crew in turn, at times with its trainee or expert."""
    chance = frame.chance("teams")
    extra = chance.random(len(visits)) < 0.25
    size = visits["team"].astype(np.int64) + extra
    plan = np.repeat(np.arange(len(plans_)), size[plans_["visit"]])
    visit = plans_["visit"][plan]
    nth = ranges(np.zeros(len(plans_), dtype=np.int64), size[plans_["visit"]])
    is_extra = nth >= visits["team"][visit]
    place = np.where(is_extra, AUDITORS_OF_CREW, (visits["turn"][visit] + nth) % AUDITORS_OF_CREW)
    person = visits["crew"][visit].astype(np.int64) * CREW + place
    outside = np.where(persons["grade"][person] == EXPERT, ROLE_EXPERT, ROLE_TRAINEE)
    role = np.where(is_extra, outside, np.where(nth == 0, LEADER, MEMBER))
    return Columns(
        plan=plan.astype(np.int32),
        person=person.astype(np.int32),
        role=role.astype(np.int8),
        registration=registration_for(persons, person, plans_["fields"][plan]).astype(np.int32),
        planned_days=(visits["half_days"][visit] / 2).astype(np.float32),
        absent=np.zeros(len(plan), dtype=bool),
    )


def registration_for(persons: Columns, person: Array, fields: Array) -> Array:
    """The registration a person acts under: the one for the first field of the plan."""
    lowest = np.bitwise_count((fields & -fields.astype(np.int16)).astype(np.uint8) - np.uint8(1))
    place = np.minimum(lowest, persons["fields"][person] - 1)
    found: Array = persons["first_registration"][person] + place
    return found


def domain_words() -> tuple[pa.Array, Array]:
    """The list of fields as a word, by group and set of fields."""
    words: list[str] = []
    position = np.zeros((len(groups()), 8), dtype=np.int64)
    for index, group in enumerate(groups()):
        for fields in range(1, 8):
            named = [domain for place, domain in enumerate(group.domains) if fields >> place & 1]
            position[index, fields] = len(words)
            words.append(SEPARATOR.join(named))
    return pa.array(words), position


def render(table: Columns, rows: Array, nation: object) -> pa.Table:
    """The plans as the contract has them. `nation` holds the tables they point to."""
    from gongxin.simulate.nation import Nation

    assert isinstance(nation, Nation)
    held = {name: table[name][rows] for name in table}
    clients, organisations = nation.clients, nation.organisations
    client, org = held["client"], held["org"]
    words, position = domain_words()
    where = {name: organisations[name][org] for name in ("county", "street", "house", "park", "room")}
    first, count = nation.certificates_of(held)
    return pa.table(
        {
            "plan_id": nation.plan_ids(rows),
            "body_id": pick(nation.body_ids, held["body"]),
            "org_id": pick(nation.org_ids, org),
            "domain_codes": pick(
                words, held["domains"] if "domains" in held else position[clients["group"][client], held["fields"]]
            ),
            "stage_codes": pick(STAGE_WORDS, held["stage"]),
            "planned_start_at": times(held["start_at"]),
            "planned_end_at": times(held["end_at"]),
            "reported_at": times(held["reported_at"]),
            "changed_at": times(held["changed_at"]),
            "cancelled": pa.array(held["cancelled"]),
            "remote": pa.array(held["remote"]),
            "remote_reason": pick(REMOTE_REASONS, held["remote_reason"]),
            "site_division": pick([one.code for one in counties()], where["county"]),
            "site_address": addresses(where),
            "site_lat": degrees(held["site_lat"]),
            "site_lon": degrees(held["site_lon"]),
            "cert_nos": lists(nation.cert_ids, first, count),
            "application_no": masked(numbered("SQ", client, 9), held["stage"] == SURVEILLANCE),
            "effective_personnel": integers(held["personnel"]),
            "complexity": pick(COMPLEXITIES, clients["complexity"][client]),
        }
    )


def render_team(table: Columns, rows: Array, nation: object) -> pa.Table:
    """The teams as the contract has them."""
    from gongxin.simulate.nation import Nation

    assert isinstance(nation, Nation)
    return pa.table(
        {
            "plan_id": nation.plan_ids(table["plan"][rows]),
            "person_id": pick(nation.person_ids, table["person"][rows]),
            "role": pick(AUDIT_ROLES.values, table["role"][rows]),
            "registration_no": pick(nation.registration_ids, table["registration"][rows]),
            "planned_days": numbers(table["planned_days"][rows]),
        }
    )


def domain_names() -> tuple[str, ...]:
    """Every field, by number."""
    return domains()
