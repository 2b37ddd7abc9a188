"""P10: a technical expert counted as leader or auditor."""

from tests.spec import findings, subjects

DETECTOR = "p10_expert_as_auditor"
PLANS = """
    plan_id | body_id | org_id | domain_codes | planned_start_at    | planned_end_at
    P-1     | B-1     | O-1    | A0101        | 2026-03-02T09:00:00 | 2026-03-02T17:00:00
"""
REGISTERED = """
    registration_no | person_id | body_id | domain_code | grade | valid_from | valid_to
    R-1             | EXPERT    | B-1     | A0101       | 04    | 2024-01-01 | 2027-01-01
    R-2             | BOTH      | B-1     | A0101       | 04    | 2024-01-01 | 2027-01-01
    R-3             | BOTH      | B-1     | A0101       | 02    | 2024-01-01 | 2027-01-01
    R-4             | FORMER    | B-1     | A0101       | 02    | 2020-01-01 | 2023-01-01
    R-5             | FORMER    | B-1     | A0201       | 04    | 2024-01-01 | 2027-01-01
    R-6             | AUDITOR   | B-1     | A0101       | 02    | 2024-01-01 | 2027-01-01
    R-7             | EX-EXPERT | B-1     | A0101       | 04    | 2020-01-01 | 2023-01-01
"""


def test_people_registered_that_day_only_as_experts_are_named():
    named = subjects(
        DETECTOR,
        audit_plans=PLANS,
        registrations=REGISTERED,
        audit_team="""
            plan_id | person_id | role
            P-1     | EXPERT    | leader
            P-1     | BOTH      | auditor
            P-1     | FORMER    | auditor
            P-1     | AUDITOR   | auditor
            P-1     | EX-EXPERT | auditor
            P-1     | NOBODY    | auditor
        """,
    )
    assert named == ["EXPERT", "FORMER"]


def test_an_expert_in_the_role_of_expert_is_in_order():
    named = subjects(
        DETECTOR,
        audit_plans=PLANS,
        registrations=REGISTERED,
        audit_team="plan_id | person_id | role\nP-1 | EXPERT | expert\nP-1 | AUDITOR | leader",
    )
    assert named == []


def test_each_auditor_of_a_plan_has_one_gap_at_most():
    found = findings(
        "p10_registration_absent",
        "p10_registration_expired",
        "p10_wrong_field",
        "p10_expert_as_auditor",
        "p10_trainees_only",
        audit_plans=PLANS,
        registrations=REGISTERED,
        audit_team="""
            plan_id | person_id | role    | registration_no
            P-1     | EXPERT    | leader  |
            P-1     | FORMER    | auditor |
            P-1     | EX-EXPERT | auditor |
            P-1     | NOBODY    | auditor | R-99
        """,
    )
    assert sorted((f["subject_id"], f["detector"]) for f in found) == [
        ("EX-EXPERT", "p10_registration_expired"),
        ("EXPERT", "p10_expert_as_auditor"),
        ("FORMER", "p10_expert_as_auditor"),
        ("NOBODY", "p10_registration_absent"),
    ]
