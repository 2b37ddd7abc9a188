"""P10: a leader or auditor none of whose registrations held on the day."""

from tests.spec import findings, subjects

DETECTOR = "p10_registration_expired"
PLANS = """
    plan_id | body_id | org_id | domain_codes | planned_start_at    | planned_end_at
    P-1     | B-1     | O-1    | A0101        | 2026-03-02T09:00:00 | 2026-03-05T17:00:00
"""


def named(registrations: str) -> list[str]:
    header = "registration_no | person_id | body_id | domain_code | grade | valid_from | valid_to | cancelled_on\n"
    people = dict.fromkeys(line.split("|")[1].strip() for line in registrations.strip().splitlines())
    team = "plan_id | person_id | role\n" + "\n".join(f"P-1 | {person} | auditor" for person in people)
    return subjects(DETECTOR, audit_plans=PLANS, audit_team=team, registrations=header + registrations.strip())


def test_the_first_and_the_last_day_of_the_term_are_valid():
    assert named("""
        R-1 | ENDED   | B-1 | A0101 | 02 | 2023-03-02 | 2026-03-01 |
        R-2 | LAST    | B-1 | A0101 | 02 | 2023-03-02 | 2026-03-02 |
        R-3 | FIRST   | B-1 | A0101 | 02 | 2026-03-02 | 2029-03-01 |
        R-4 | NOT-YET | B-1 | A0101 | 02 | 2026-03-03 | 2029-03-02 |
    """) == ["ENDED", "NOT-YET"]


def test_a_registration_no_longer_holds_on_the_day_it_was_cancelled():
    assert named("""
        R-1 | THAT-DAY  | B-1 | A0101 | 02 | 2024-01-01 | 2027-01-01 | 2026-03-02
        R-2 | DAY-AFTER | B-1 | A0101 | 02 | 2024-01-01 | 2027-01-01 | 2026-03-03
    """) == ["THAT-DAY"]


def test_a_renewal_or_a_registration_elsewhere_keeps_a_person_registered():
    assert (
        named("""
        R-1 | RENEWED   | B-1 | A0101 | 02 | 2020-01-01 | 2022-12-31 |
        R-2 | RENEWED   | B-1 | A0101 | 02 | 2023-01-01 | 2026-12-31 |
        R-3 | ELSEWHERE | B-9 | A0101 | 01 | 2024-01-01 | 2027-01-01 |
    """)
        == []
    )


def test_an_unknown_end_is_open_and_an_unknown_beginning_long_ago():
    assert named("""
        R-1 | OPEN    | B-1 | A0101 | 02 | 2024-01-01 |            |
        R-2 | LONG    | B-1 | A0101 | 02 |            | 2027-01-01 |
        R-3 | NEITHER | B-1 | A0101 | 02 |            |            |
        R-4 | OVER    | B-1 | A0101 | 02 |            | 2026-01-01 |
    """) == ["OVER"]


def test_the_sentence_tells_the_last_valid_day():
    (found,) = findings(
        DETECTOR,
        audit_plans=PLANS,
        audit_team="plan_id | person_id | role\nP-1 | X | leader",
        registrations="""
            registration_no | person_id | body_id | domain_code | grade | valid_from | valid_to   | cancelled_on
            R-1             | X         | B-1     | A0101       | 02    | 2020-01-01 | 2026-12-31 | 2026-02-10
        """,
    )
    assert found["explanation_en"] == (
        "X led or audited P-1, begun on 2026-03-02, with no registration valid that day; "
        "the last before it was valid to 2026-02-09."
    )
