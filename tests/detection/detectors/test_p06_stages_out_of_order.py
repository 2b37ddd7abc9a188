"""P06: stage 2 before stage 1."""

from tests.spec import findings, subjects

DETECTOR = "p06_stages_out_of_order"


def test_the_stated_days():
    named = subjects(
        DETECTOR,
        certificates="""
            cert_no  | domain_code | issued_on  | stage1_started_on | stage2_ended_on
            REVERSED | A0101       | 2026-03-20 | 2026-03-11        | 2026-03-10
            SAME     | A0101       | 2026-03-20 | 2026-03-10        | 2026-03-10
            IN-ORDER | A0101       | 2026-03-20 | 2026-03-09        | 2026-03-10
            NO-FIRST | A0101       | 2026-03-20 |                   | 2026-03-10
            NO-LAST  | A0101       | 2026-03-20 | 2026-03-09        |
        """,
    )
    assert named == ["REVERSED"]


def by_results(stage1: str, stage2: str, domain: str = "A0101", first: str = "") -> list[str]:
    return subjects(
        DETECTOR,
        certificates=f"""
            cert_no | body_id | org_id | domain_code | issued_on  | first_issued_on
            C-1     | B-1     | O-1    | {domain}    | 2026-03-20 | {first}
        """,
        audit_plans=f"""
            plan_id | body_id | org_id | domain_codes
            ONE     | B-1     | O-1    | {domain}
            TWO     | B-1     | O-1    | {domain}
        """,
        audit_results=f"""
            plan_id | person_id | stage_code | started_at        | ended_at
            ONE     | A         | 0101       | {stage1}T13:00:00 | {stage1}T17:00:00
            TWO     | A         | 0102       | {stage2}T09:00:00 | {stage2}T12:00:00
        """,
    )


def test_the_days_of_the_results_also_over_two_plans():
    assert by_results("2026-03-10", "2026-03-09") == ["C-1"]
    assert by_results("2026-03-10", "2026-03-10") == []
    assert by_results("2026-03-10", "2026-03-11") == []


def test_products_and_later_cycles_are_left_out():
    assert by_results("2026-03-10", "2026-03-09", domain="B0301") == []
    assert by_results("2026-03-10", "2026-03-09", first="2023-03-20") == []


def test_the_sentence_names_both_days():
    (found,) = findings(
        DETECTOR,
        certificates="""
            cert_no | issued_on  | stage1_started_on | stage2_ended_on
            C-1     | 2026-03-20 | 2026-03-11        | 2026-03-10
        """,
    )
    assert found["explanation_en"] == ("For certificate C-1 stage 2 is dated 2026-03-10, before stage 1 on 2026-03-11.")
