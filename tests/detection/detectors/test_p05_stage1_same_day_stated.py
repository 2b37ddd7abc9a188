"""P05: the days the certificate states for stage 1 and stage 2."""

from tests.spec import findings, subjects

DETECTOR = "p05_stage1_same_day_stated"
ONE = """
    cert_no | body_id | org_id | domain_code | issued_on  | stage1_started_on | stage2_ended_on
    C-1     | B-1     | O-1    | A0101       | 2026-03-20 | 2026-03-10        | 2026-03-10
"""
PLAN = """
    plan_id | body_id | org_id | domain_codes | stage_codes | planned_start_at
    P-1     | B-1     | O-1    | A0101        | {stages}    | 2026-03-10T09:00:00
"""


def test_one_day_for_both_fires_and_two_days_do_not():
    named = subjects(
        DETECTOR,
        certificates="""
            cert_no | domain_code | issued_on  | first_issued_on | stage1_started_on | stage2_ended_on
            SAME    | A0101       | 2026-03-20 | 2026-03-20      | 2026-03-10        | 2026-03-10
            NEXT    | A0101       | 2026-03-20 | 2026-03-20      | 2026-03-10        | 2026-03-11
            BLANK   | A0101       | 2026-03-20 | 2026-03-20      |                   | 2026-03-10
        """,
    )
    assert named == ["SAME"]


def test_products_and_renewed_certificates_have_one_audit():
    named = subjects(
        DETECTOR,
        certificates="""
            cert_no  | domain_code | issued_on  | first_issued_on | stage1_started_on | stage2_ended_on
            PRODUCT  | B0301       | 2026-03-20 | 2026-03-20      | 2026-03-10        | 2026-03-10
            RENEWED  | A0101       | 2026-03-20 | 2023-03-20      | 2026-03-10        | 2026-03-10
            AT-300   | A0101       | 2026-03-20 | 2025-05-24      | 2026-03-10        | 2026-03-10
            OVER-300 | A0101       | 2026-03-20 | 2025-05-23      | 2026-03-10        | 2026-03-10
        """,
    )
    assert named == ["AT-300"]


def test_results_speak_before_the_certificate_and_a_recertification_is_left_out():
    held = """
        plan_id | person_id | stage_code | started_at          | ended_at
        P-1     | A         | 0102       | 2026-03-10T09:00:00 | 2026-03-10T17:00:00
    """
    initial, recert = PLAN.format(stages="0101；0102"), PLAN.format(stages="0202")
    assert subjects(DETECTOR, certificates=ONE, audit_plans=initial) == ["C-1"]
    assert subjects(DETECTOR, certificates=ONE, audit_plans=initial, audit_results=held) == []
    assert subjects(DETECTOR, certificates=ONE, audit_plans=recert) == []


def test_the_sentence():
    (found,) = findings(DETECTOR, certificates=ONE)
    assert found["explanation_en"] == (
        "Certificate C-1 states that stage 1 began on 2026-03-10 and stage 2 ended on 2026-03-10: the same day."
    )
