"""P18: a body that nobody can reach any more."""

from tests.spec import findings, run, subjects

DETECTOR = "p18_lost_contact"
PLANS = "plan_id | body_id | reported_at | planned_start_at\n"
CERTIFICATES = "cert_no | body_id | reported_at | issued_on\n"


def named(bodies: str, plans: str = "", certificates: str = "") -> list[str]:
    header = "body_id | status | approved_on | annual_report_on | last_contact_on\n"
    return subjects(
        DETECTOR,
        bodies=header + bodies.strip(),
        audit_plans=PLANS + plans.strip(),
        certificates=CERTIFICATES + certificates.strip(),
    )


def test_twelve_months_without_contact_are_enough():
    bodies = """
        TO-DAY | approved | 2010-01-01 | 2026-02-01 | 2025-06-30
        OLDER  | approved | 2010-01-01 | 2026-02-01 | 2025-06-29
    """
    assert named(bodies) == ["OLDER"]


def test_six_months_need_silence_in_every_other_way():
    silent = "B-1 | approved | 2010-01-01 | 2025-12-31 | 2025-12-29"
    assert named(silent) == ["B-1"]
    assert named(silent.replace("2025-12-29", "2025-12-30")) == []
    assert named(silent.replace("2025-12-31", "2026-01-01")) == []
    assert named(silent, plans="P-1 | B-1 | 2025-12-30T00:00:00 |") == []
    assert named(silent, plans="P-1 | B-1 | 2025-12-29T00:00:00 |") == ["B-1"]
    assert named(silent, plans="P-1 | B-1 | | 2026-03-02T09:00:00") == []
    assert named(silent, certificates="C-1 | B-1 | 2026-01-02T10:00:00 | 2025-11-01") == []
    assert named(silent, certificates="C-1 | B-1 | | 2026-01-02") == []
    assert named(silent, certificates="C-1 | B-2 | | 2026-01-02") == ["B-1"]


def test_an_unknown_contact_is_read_as_old_only_together_with_silence():
    assert named("B-1 | approved | 2010-01-01 | 2025-03-01 |") == ["B-1"]
    assert named("B-1 | approved | 2010-01-01 | 2026-03-01 |") == []
    assert named("B-1 | approved | 2010-01-01 | |", plans="P-1 | B-1 | 2026-03-01T00:00:00 |") == []


def test_a_young_body_has_had_no_time_to_be_lost():
    assert named("B-1 | approved | 2026-01-15 | |") == []
    assert named("B-1 | approved | 2025-12-15 | |") == ["B-1"]


def test_suspended_bodies_can_be_lost_and_ended_ones_cannot():
    assert named("""
        SUSPENDED | suspended | 2010-01-01 | | 2024-01-01
        REVOKED   | revoked   | 2010-01-01 | | 2024-01-01
        CANCELLED | cancelled | 2010-01-01 | | 2024-01-01
        NO-STATE  |           | 2010-01-01 | | 2024-01-01
    """) == ["SUSPENDED"]


def test_without_plans_or_certificates_nothing_is_said():
    outcome = run(DETECTOR, bodies="body_id | status | last_contact_on\nB-1 | approved | 2020-01-01")
    assert outcome.coverage[0].status == "not assessed"


def test_the_sentence_lists_the_last_signs_of_life():
    (found,) = findings(
        DETECTOR,
        bodies="body_id | status | annual_report_on | last_contact_on\nB-1 | approved | | 2024-05-01",
        audit_plans=PLANS + "P-1 | B-1 | 2024-04-01T10:00:00 |",
        certificates=CERTIFICATES,
    )
    assert found["explanation_en"] == (
        "B-1 was last reached on 2024-05-01; its last plan was reported on 2024-04-01, its last certificate on –, its last "
        "yearly report on –."
    )
