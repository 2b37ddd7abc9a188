"""P10: an audit carried by trainees alone."""

from tests.spec import findings, subjects

DETECTOR = "p10_trainees_only"
REGISTERED = """
    registration_no | person_id | body_id | domain_code | grade | valid_from | valid_to
    R-1             | TRAINEE   | B-1     | A0101       | 03    | 2024-01-01 | 2027-01-01
    R-2             | SECOND    | B-1     | A0101       | 03    | 2024-01-01 | 2027-01-01
    R-3             | AUDITOR   | B-1     | A0101       | 02    | 2024-01-01 | 2027-01-01
    R-4             | RISEN     | B-1     | A0101       | 03    | 2020-01-01 | 2027-01-01
    R-5             | RISEN     | B-1     | A0101       | 02    | 2025-01-01 | 2027-01-01
    R-6             | ABROAD    | B-1     | A0101       | 03    | 2024-01-01 | 2027-01-01
    R-7             | ABROAD    | B-1     | A0201       | 02    | 2024-01-01 | 2027-01-01
    R-8             | EXAMINER  | B-1     | B01         | 08    | 2024-01-01 | 2027-01-01
"""


def named(*team: str, domains: str = "A0101") -> list[str]:
    return subjects(
        DETECTOR,
        audit_plans="plan_id | body_id | org_id | domain_codes | planned_start_at | planned_end_at\n"
        f"P-1 | B-1 | O-1 | {domains} | 2026-03-02T09:00:00 | 2026-03-02T17:00:00",
        audit_team="plan_id | person_id | role\n" + "\n".join(f"P-1 | {m.replace('/', ' | ')}" for m in team),
        registrations=REGISTERED,
    )


def test_one_or_two_trainees_alone_are_named():
    assert named("TRAINEE/leader") == ["P-1"]
    assert named("TRAINEE/leader", "SECOND/auditor") == ["P-1"]
    assert named("TRAINEE/leader", "AUDITOR/expert") == ["P-1"]
    assert named("EXAMINER/leader", domains="B0101") == ["P-1"]


def test_with_an_auditor_in_the_team_trainees_are_in_order():
    assert named("AUDITOR/leader", "TRAINEE/auditor") == []
    assert named("AUDITOR/leader", "TRAINEE/trainee", "SECOND/trainee") == []


def test_a_trainee_who_has_become_auditor_is_one():
    assert named("RISEN/leader") == []


def test_an_auditor_of_another_field_is_a_trainee_in_this_one():
    assert named("ABROAD/leader") == ["P-1"]
    assert named("ABROAD/leader", domains="A0101；A0201") == []


def test_a_single_trainee_is_named_as_person_too():
    (found,) = findings(
        DETECTOR,
        audit_plans="plan_id | body_id | org_id | domain_codes | planned_start_at | planned_end_at\n"
        "P-1 | B-1 | O-1 | A0101 | 2026-03-02T09:00:00 | 2026-03-02T17:00:00",
        audit_team="plan_id | person_id | role\nP-1 | TRAINEE | leader",
        registrations=REGISTERED,
    )
    assert [found[k] for k in ("person_id", "plan_id", "body_id", "org_id")] == ["TRAINEE", "P-1", "B-1", "O-1"]
