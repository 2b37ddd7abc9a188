"""P10: a leader or auditor registered, but in none of the domains of the audit."""

from tests.spec import findings, subjects

DETECTOR = "p10_wrong_field"


def named(
    domains: str, *held: str, others: tuple[str, ...] = ("A0101", "A0201", "A0401", "B0101", "C0103")
) -> list[str]:
    """Who is named for an audit of `domains` when the auditor X holds `held` (domain, or domain/grade)."""
    rows = [f"R-{n} | X | B-1 | {h.split('/')[0]} | {(h + '/02').split('/')[1]}" for n, h in enumerate(held)]
    rows += [f"S-{n} | SOMEONE | B-2 | {domain} | 02" for n, domain in enumerate(others)]
    return subjects(
        DETECTOR,
        audit_plans="plan_id | body_id | org_id | domain_codes | planned_start_at | planned_end_at\n"
        f"P-1 | B-1 | O-1 | {domains} | 2026-03-02T09:00:00 | 2026-03-02T17:00:00",
        audit_team="plan_id | person_id | role\nP-1 | X | auditor",
        registrations="registration_no | person_id | body_id | domain_code | grade\n" + "\n".join(rows),
    )


def test_another_field_is_wrong_and_the_same_is_right():
    assert named("A0101", "A0201") == ["X"]
    assert named("A0101", "A0101") == []


def test_one_of_the_domains_of_an_integrated_audit_is_enough():
    assert named("A0101；A0201", "A0201") == []
    assert named("A0101；A0201", "A0401") == ["X"]


def test_codes_cover_longer_and_shorter_codes():
    assert named("A010103", "A0101") == []
    assert named("A0101", "A010103") == []
    assert named("A01", "A0101") == []
    assert named("A02", "A0101") == ["X"]


def test_kin_domains_are_one_field():
    assert named("A0102", "A0101") == []
    assert named("A0101", "A0102") == []
    assert named("A0403", "A0401") == []
    assert named("A0201", "A0102") == ["X"]


def test_products_and_services_are_one_field_for_each_letter():
    assert named("B0221", "B03/06") == []
    assert named("B0221", "C0103") == ["X"]


def test_experts_and_people_without_valid_registration_are_other_offences():
    assert named("A0101", "A0201/04") == []
    assert named("A0101") == []


def test_a_trainee_in_the_field_is_not_in_the_wrong_field_but_one_outside_is():
    assert named("A0101", "A0101/03", "A0201/02") == []
    assert named("A0101", "A0201/03") == ["X"]


def test_a_domain_in_which_nobody_is_registered_and_an_unknown_domain_are_not_judged():
    assert named("A1001", "A0201") == []
    assert named("", "A0201") == []
    assert named("A1001；A0101", "A0201") == ["X"]


def test_the_sentence_names_both_fields():
    (found,) = findings(
        DETECTOR,
        audit_plans="plan_id | body_id | org_id | domain_codes | planned_start_at | planned_end_at\n"
        "P-1 | B-1 | O-1 | A0101 | 2026-03-02T09:00:00 | 2026-03-02T17:00:00",
        audit_team="plan_id | person_id | role\nP-1 | X | auditor",
        registrations="registration_no | person_id | body_id | domain_code | grade\n"
        "R-1 | X | B-1 | A0201 | 02\nR-2 | Y | B-1 | A0101 | 02",
    )
    assert found["explanation_en"] == (
        "Audit P-1 (2026-03-02) is in A0101, but the registrations of X valid that day (A0201) cover none of these domains."
    )


def test_plans_of_one_client_on_one_day_are_one_visit():
    """The plan of each domain lists the whole team; X holds the field of one of them."""
    rows = "P-1 | B-1 | O-1 | A0101 | {}\nP-2 | B-1 | {} | A0201 | {}"

    def fires(org: str, day: str) -> list[str]:
        return subjects(
            DETECTOR,
            audit_plans="plan_id | body_id | org_id | domain_codes | planned_start_at\n"
            + rows.format("2026-03-02T09:00:00", org, day),
            audit_team="plan_id | person_id | role\nP-1 | X | auditor\nP-2 | X | auditor",
            registrations="registration_no | person_id | body_id | domain_code | grade\n"
            "R-1 | X | B-1 | A0101 | 02\nS-1 | OTHER | B-1 | A0201 | 02",
        )

    assert fires("O-1", "2026-03-02T13:00:00") == []
    assert fires("O-1", "2026-03-03T09:00:00") == ["X"]
    assert fires("O-2", "2026-03-02T13:00:00") == ["X"]
