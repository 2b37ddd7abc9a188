"""P10: a leader or auditor without any registration."""

from tests.spec import findings, run, subjects

DETECTOR = "p10_registration_absent"
PLANS = """
    plan_id | body_id | org_id | domain_codes | planned_start_at    | planned_end_at      | cancelled
    P-1     | B-1     | O-1    | A0101        | 2026-03-02T09:00:00 | 2026-03-02T17:00:00 |
    P-2     | B-1     | O-1    | A0101        | 2026-03-03T09:00:00 | 2026-03-03T17:00:00 | true
    P-3     | B-1     | O-1    | A0101        | 2026-09-03T09:00:00 | 2026-09-03T17:00:00 |
"""
REGISTERED = """
    registration_no | person_id | body_id | domain_code | grade | valid_from | valid_to
    N1-1            | KNOWN     | B-1     | A0101       | 02    | 2024-01-01 | 2027-01-01
"""


def test_leaders_and_auditors_without_registration_are_named_and_others_are_not():
    named = subjects(
        DETECTOR,
        audit_plans=PLANS,
        registrations=REGISTERED,
        audit_team="""
            plan_id | person_id | role
            P-1     | KNOWN     | auditor
            P-1     | LEADER    | leader
            P-1     | AUDITOR   | auditor
            P-1     | EXPERT    | expert
            P-1     | TRAINEE   | trainee
            P-1     | OBSERVER  | observer
            P-1     | NO-ROLE   |
            P-2     | CANCELLED | auditor
            P-3     | FUTURE    | auditor
        """,
    )
    assert named == ["AUDITOR", "LEADER"]


def test_people_whom_only_the_results_name_are_judged_too():
    named = subjects(
        DETECTOR,
        audit_plans=PLANS,
        registrations=REGISTERED,
        audit_team="""
            plan_id | person_id | role
            P-1     | KNOWN     | leader
        """,
        audit_results="""
            plan_id | person_id | stage_code | role
            P-1     | KNOWN     | 0102       | leader
            P-1     | STAND-IN  | 0101       | auditor
            P-1     | STAND-IN  | 0102       | auditor
            P-2     | CANCELLED | 0102       | auditor
        """,
    )
    assert named == ["STAND-IN"]


def team_with_numbers(*numbers: str) -> str:
    """Twenty auditors with their own numbers, then KNOWN with each of `numbers`, one plan each."""
    rows = [f"P-{n} | A-{n} | auditor | R-{n}" for n in range(100, 140)]
    rows += [f"P-{n} | KNOWN | auditor | {number}" for n, number in enumerate(numbers, 1)]
    return "plan_id | person_id | role | registration_no\n" + "\n".join(rows)


def plans_and_registrations() -> dict[str, str]:
    day = "2026-03-02T09:00:00"
    numbers = [*range(1, 20), *range(100, 140)]
    plans = [f"P-{n} | B-1 | O-{n} | A0101 | {day} | {day}" for n in numbers]
    people = [f"R-{n} | A-{n} | B-1 | A0101 | 02 | 2024-01-01 | 2027-01-01" for n in range(100, 140)]
    people += ["N1-QMS 1 | KNOWN | B-1 | A0101 | 02 | 2024-01-01 | 2027-01-01"]
    return {
        "audit_plans": "plan_id | body_id | org_id | domain_codes | planned_start_at | planned_end_at\n"
        + "\n".join(plans),
        "registrations": "registration_no | person_id | body_id | domain_code | grade | valid_from | valid_to\n"
        + "\n".join(people),
    }


def test_a_number_that_is_unknown_or_another_persons_is_no_registration():
    tables = plans_and_registrations()
    found = findings(DETECTOR, audit_team=team_with_numbers("R-100", "NOWHERE"), **tables)
    assert sorted((f["subject_id"], f["plan_id"]) for f in found) == [("KNOWN", "P-1"), ("KNOWN", "P-2")]


def test_the_same_number_written_otherwise_and_an_empty_one_are_in_order():
    tables = plans_and_registrations()
    assert subjects(DETECTOR, audit_team=team_with_numbers("n1qms1", "N1-QMS-1", ""), **tables) == []


def test_where_unknown_numbers_are_common_they_prove_nothing():
    tables = plans_and_registrations()
    assert subjects(DETECTOR, audit_team=team_with_numbers(*["X"] * 2), **tables) == ["KNOWN"] * 2  # 2 of 42
    assert subjects(DETECTOR, audit_team=team_with_numbers(*["X"] * 3), **tables) == []  # 3 of 43


def test_without_the_register_nothing_is_said():
    outcome = run(DETECTOR, audit_plans=PLANS, audit_team="plan_id | person_id | role\nP-1 | X | leader")
    assert (outcome.coverage[0].status, outcome.findings.num_rows) == ("not assessed", 0)


def test_the_finding_names_person_plan_body_and_organisation():
    (found,) = findings(
        DETECTOR,
        audit_plans=PLANS,
        registrations=REGISTERED,
        audit_team="plan_id | person_id | role | registration_no\nP-1 | X | leader | N-9",
    )
    assert [found[k] for k in ("person_id", "plan_id", "body_id", "org_id")] == ["X", "P-1", "B-1", "O-1"]
    assert "N-9" in found["explanation_zh"]
    assert "N-9" in found["explanation_en"]
