"""P12: registered with a body and never seen at work."""

from datetime import date, timedelta

import pytest

from gongxin.detection.catalogue import detectors, tables_needed
from tests.spec import findings, subjects

DETECTOR = "p12_registered_never_active"
PLAN_HEADER = "plan_id | body_id | org_id | domain_codes | planned_start_at | planned_end_at"
HEADER = (
    "registration_no | person_id | body_id | domain_code | grade | employment | valid_from | valid_to | cancelled_on"
)


def a_year_of_plans(days: int = 364) -> str:
    """One audit of B-1 every fortnight, by W-1, over `days` days up to 29 June 2026."""
    first = date(2026, 6, 29) - timedelta(days)
    starts = [first + timedelta(n) for n in [*range(0, days, 14), days]]
    rows = [f"P-{n} | B-1 | O-{n} | A0101 | {day}T09:00:00 | {day}T17:00:00" for n, day in enumerate(starts)]
    return "\n".join([PLAN_HEADER, *rows])


def dataset(people: str, days: int = 364, **more: str) -> dict[str, str]:
    plans = a_year_of_plans(days)
    numbers = range(len(plans.splitlines()) - 1)
    team = "plan_id | person_id | role\n" + "\n".join(f"P-{n} | W-1 | leader" for n in numbers)
    worker = "R-W | W-1 | B-1 | A0101 | 02 | full_time | 2024-01-01 | 2028-01-01 |"
    registrations = "\n".join([HEADER, worker, people.strip()])
    return {"audit_plans": plans, "audit_team": team, "registrations": registrations} | more


IDLE = "R-1 | IDLE | B-1 | A0101 | 02 | full_time | 2024-01-01 | 2028-01-01 |"


def test_a_full_time_auditor_seen_nowhere_in_a_year_is_named():
    assert subjects(DETECTOR, **dataset(IDLE)) == ["IDLE"]


@pytest.mark.parametrize(
    ("person", "fires"),
    [
        ("R-1 | IDLE | B-1 | A0101 | 02 |           | 2024-01-01 | 2028-01-01 |", True),
        ("R-1 | IDLE | B-1 | A0101 | 03 | full_time | 2024-01-01 | 2028-01-01 |", False),
        ("R-1 | IDLE | B-1 | A0101 | 02 | part_time | 2024-01-01 | 2028-01-01 |", False),
        ("R-1 | IDLE | B-1 | A0101 | 04 | full_time | 2024-01-01 | 2028-01-01 |", False),
        ("R-1 | IDLE | B-1 | A0101 | 02 | full_time | 2025-06-30 | 2028-01-01 |", True),
        ("R-1 | IDLE | B-1 | A0101 | 02 | full_time | 2025-07-01 | 2028-01-01 |", False),
        ("R-1 | IDLE | B-1 | A0101 | 02 | full_time | 2024-01-01 | 2026-06-29 |", True),
        ("R-1 | IDLE | B-1 | A0101 | 02 | full_time | 2024-01-01 | 2026-06-28 |", False),
        ("R-1 | IDLE | B-1 | A0101 | 02 | full_time | 2024-01-01 | 2028-01-01 | 2026-05-01", False),
        ("R-1 | IDLE | B-1 | A0101 | 02 | full_time |            | 2028-01-01 |", False),
    ],
)
def test_full_time_auditors_registered_the_whole_year_are_judged_alone(person: str, fires: bool):
    assert subjects(DETECTOR, **dataset(person)) == (["IDLE"] if fires else [])


def test_less_than_three_hundred_days_of_plans_are_too_few():
    assert subjects(DETECTOR, **dataset(IDLE, days=299)) == ["IDLE"]
    assert subjects(DETECTOR, **dataset(IDLE, days=298)) == []


def test_any_trace_of_work_is_enough():
    tables = dataset(IDLE)
    observed = tables | {"audit_team": tables["audit_team"] + "\nP-5 | IDLE | observer"}
    assert subjects(DETECTOR, **observed) == []
    results = "plan_id | person_id | stage_code | role\nP-5 | IDLE | 03 | auditor"
    assert subjects(DETECTOR, audit_results=results, **tables) == []
    signed = "sign_in_id | plan_id | person_id | moment | at | present_ids\nS-1 | P-5 | {} | opening | {} | {}"
    own = signed.format("IDLE", "2025-09-08T09:00:00", "")
    assert subjects(DETECTOR, sign_ins=own, **tables) == []
    shown = signed.format("W-1", "2025-09-08T09:00:00", "W-1；IDLE")
    assert subjects(DETECTOR, sign_ins=shown, **tables) == []
    decided = "cert_no | body_id | decided_by | decided_on\nC-1 | B-1 | IDLE | {}"
    assert subjects(DETECTOR, certificates=decided.format("2026-03-01"), **tables) == []
    assert subjects(DETECTOR, certificates=decided.format(""), **tables) == []
    assert subjects(DETECTOR, certificates=decided.format("2025-06-01"), **tables) == ["IDLE"]


def test_work_for_another_body_or_two_registrations_are_other_patterns():
    tables = dataset(IDLE)
    tables["audit_plans"] += "\nQ-1 | B-2 | O-9 | A0101 | 2026-03-02T09:00:00 | 2026-03-02T17:00:00"
    tables["audit_team"] += "\nQ-1 | IDLE | auditor"
    assert subjects(DETECTOR, **tables) == []
    twice = IDLE + "\nR-2 | IDLE | B-2 | A0101 | 02 | full_time | 2025-01-01 | 2028-01-01 |"
    assert subjects(DETECTOR, **dataset(twice)) == []


def workforce(body: str, active: int, idle: int) -> tuple[list[str], list[str], list[str]]:
    """Registrations, plans and team rows of a body with so many people at work and idle."""
    people = [f"{body}-A{n}" for n in range(active)] + [f"{body}-I{n}" for n in range(idle)]
    registered = [f"R-{who} | {who} | {body} | A0101 | 02 | full_time | 2024-01-01 | 2028-01-01 |" for who in people]
    days = [f"2026-{n % 6 + 1:02}-05" for n in range(active)]
    plans = [
        f"{who} | {body} | O-1 | A0101 | {day}T09:00:00 | {day}T17:00:00"
        for who, day in zip(people, days, strict=False)
    ]
    return registered, plans, [f"{who} | {who} | leader" for who in people[:active]]


def nation(*bodies: tuple[str, int, int]) -> dict[str, str]:
    tables = dataset("")
    for body, active, idle in bodies:
        registered, plans, team = workforce(body, active, idle)
        for name, rows in (("registrations", registered), ("audit_plans", plans), ("audit_team", team)):
            tables[name] += "\n" + "\n".join(rows)
    return tables


def test_where_inactivity_is_common_only_bodies_far_beyond_the_others_are_named():
    # Of 61 persons of the other bodies 3 are inactive, and then 4: just under and just over five in a hundred.
    assert subjects(DETECTOR, **nation(("B-2", 28, 2), ("B-4", 29, 1), ("B-3", 9, 1))) == [
        "B-2-I0",
        "B-2-I1",
        "B-3-I0",
    ]  # but of the 41 besides B-4 three
    assert subjects(DETECTOR, **nation(("B-2", 28, 2), ("B-4", 28, 2), ("B-3", 9, 1))) == []
    common = nation(("B-2", 18, 2), ("B-3", 90, 10))
    assert subjects(DETECTOR, **common) == []
    assert subjects(DETECTOR, **nation(("B-2", 7, 3), ("B-3", 90, 10))) == ["B-2-I0", "B-2-I1", "B-2-I2"]
    assert subjects(DETECTOR, **nation(("B-2", 3, 2), ("B-3", 90, 10))) == []


def test_one_body_that_registers_idle_people_by_the_dozen_does_not_make_idleness_common():
    # Twelve of 151 others are inactive, all of one body of seventy: no more than seven of them are counted.
    named = subjects(DETECTOR, **nation(("B-2", 58, 12), ("B-4", 80, 0), ("B-3", 9, 1)))
    assert [who for who in named if who.startswith("B-3")] == ["B-3-I0"]
    spread = [(f"B-{n}", 4, 1) for n in range(4, 16)]
    assert subjects(DETECTOR, **nation(*spread, ("B-3", 9, 1))) == []


def test_names_are_never_read():
    assert "people" not in tables_needed(detectors()[DETECTOR])


def test_the_sentence_tells_since_when_and_how_many():
    (found,) = findings(DETECTOR, **dataset(IDLE))
    assert found["explanation_en"] == (
        "IDLE, registered with B-1 since 2024-01-01, appears in none of its audits, sign-ins or decisions from "
        "2025-06-30 to 2026-06-29, as 1 of its 2 such persons."
    )
    assert (found["person_id"], found["body_id"]) == ("IDLE", "B-1")


def among_peers(person: str, active: int, grade: str = "02", employment: str = "part_time") -> list[str]:
    """Who is named when so many others of that standing, all at work, are registered with another body."""
    tables = nation(("B-2", active, 0))
    tables["registrations"] = tables["registrations"].replace("| 02 | full_time |", f"| {grade} | {employment} |")
    tables["registrations"] += "\n" + person
    return subjects(DETECTOR, **tables)


def test_part_time_people_and_trainees_are_held_against_twenty_of_their_own_standing():
    part_time = "R-1 | IDLE | B-1 | A0101 | 02 | part_time | 2024-01-01 | 2028-01-01 |"
    assert among_peers(part_time, 20) == ["IDLE"]
    assert among_peers(part_time, 19) == []
    assert among_peers(part_time, 40, employment="full_time") == []
    trainee = "R-1 | IDLE | B-1 | A0101 | 03 | full_time | 2024-01-01 | 2028-01-01 |"
    assert among_peers(trainee, 40, grade="03", employment="full_time") == ["IDLE"]
    assert among_peers(trainee, 40, employment="full_time") == []


def test_idle_trainees_elsewhere_do_not_excuse_idle_auditors():
    tables = nation(("B-2", 30, 0), ("B-3", 0, 20))
    tables["registrations"] = "\n".join(
        line.replace("| 02 |", "| 03 |") if "B-3" in line else line for line in tables["registrations"].splitlines()
    )
    tables["registrations"] += "\n" + IDLE
    assert subjects(DETECTOR, **tables) == ["IDLE"]


def test_a_body_for_which_nobody_audited_is_left_to_lost_contact():
    of_idle_body = IDLE.replace("B-1", "B-9")
    assert subjects(DETECTOR, **dataset(of_idle_body)) == []
    with_one_audit = dataset(of_idle_body)
    with_one_audit["audit_plans"] += "\nP-X | B-9 | O-X | A0101 | 2026-03-02T09:00:00 | 2026-03-02T17:00:00"
    with_one_audit["audit_team"] += "\nP-X | W-9 | leader"
    assert subjects(DETECTOR, **with_one_audit) == ["IDLE"]
