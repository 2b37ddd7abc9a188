"""P11: a person who audits for one body while registered with, and active for, another."""

from tests.spec import findings, subjects

DETECTOR = "p11_practice_for_another_body"
REGISTERED = """
    registration_no | person_id | body_id | domain_code | grade | valid_from | valid_to   | cancelled_on
    R-1             | X         | B-1     | A0101       | 02    | 2024-01-01 | 2027-01-01 |
    R-2             | MOVER     | B-1     | A0101       | 02    | 2024-01-01 | 2027-01-01 | 2026-03-01
    R-3             | MOVER     | B-2     | A0101       | 02    | 2026-03-01 | 2029-02-28 |
"""


def named(*audits: str, role: str = "auditor") -> list[str]:
    """Who is named for `audits`, each "person/body/day"."""
    told = [audit.split("/") for audit in audits]
    plans = [
        f"P-{n} | {body} | O-{n} | A0101 | {day}T09:00:00 | {day}T17:00:00" for n, (_, body, day) in enumerate(told)
    ]
    team = [f"P-{n} | {person} | {role}" for n, (person, _, _) in enumerate(told)]
    found = subjects(
        DETECTOR,
        audit_plans="plan_id | body_id | org_id | domain_codes | planned_start_at | planned_end_at\n"
        + "\n".join(plans),
        audit_team="plan_id | person_id | role\n" + "\n".join(team),
        registrations=REGISTERED,
    )
    return sorted(set(found))


HOME = ("X/B-1/2026-02-02", "X/B-1/2026-05-04")


def test_two_audits_elsewhere_fire_and_one_does_not():
    assert named(*HOME, "X/B-2/2026-03-02", "X/B-2/2026-03-09") == ["X"]
    assert named(*HOME, "X/B-2/2026-03-02") == []


def test_experts_may_serve_other_bodies():
    assert named(*HOME, "X/B-2/2026-03-02", "X/B-2/2026-03-09", role="expert") == []


def test_without_any_work_for_the_body_of_registration_it_is_another_pattern():
    assert named("X/B-2/2026-03-02", "X/B-2/2026-03-09", "OTHER/B-1/2026-03-02") == []


def test_someone_unregistered_is_another_pattern():
    assert named("NOBODY/B-1/2026-02-02", "NOBODY/B-2/2026-03-02", "NOBODY/B-2/2026-03-09") == []


def test_a_transfer_with_audits_in_the_week_before_the_new_registration_is_in_order():
    before = ("MOVER/B-1/2026-02-02", "MOVER/B-2/2026-02-22", "MOVER/B-2/2026-02-24")
    assert named(*before, "MOVER/B-2/2026-04-01") == []
    early = ("MOVER/B-1/2026-02-02", "MOVER/B-2/2026-02-10", "MOVER/B-2/2026-02-21")
    assert named(*early, "MOVER/B-2/2026-04-01") == ["MOVER"]


def test_the_body_audited_for_and_the_body_of_registration_are_both_told():
    audits = [("P-1", "B-1", "2026-02-02"), ("P-2", "B-2", "2026-03-02"), ("P-3", "B-2", "2026-03-09")]
    plans = [f"{plan} | {body} | O | A0101 | {day}T09:00:00 | {day}T17:00:00" for plan, body, day in audits]
    found, other = sorted(
        findings(
            DETECTOR,
            audit_plans="plan_id | body_id | org_id | domain_codes | planned_start_at | planned_end_at\n"
            + "\n".join(plans),
            audit_team="plan_id | person_id | role\n" + "\n".join(f"{plan} | X | leader" for plan, _, _ in audits),
            registrations=REGISTERED,
        ),
        key=lambda one: str(one["body_id"]),
        reverse=True,
    )
    assert (found["subject_id"], found["body_id"], found["plan_id"]) == ("X", "B-2", "P-2")
    assert (other["subject_id"], other["body_id"], other["plan_id"]) == ("X", "B-1", "P-2")
    assert other["explanation_en"] == found["explanation_en"]
    assert (
        "registered with B-1 and part of 1 of its audits within the year, audited 2 times for B-2"
        in (found["explanation_en"])
    )
