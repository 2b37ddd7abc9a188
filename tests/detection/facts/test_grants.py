"""The audits a grant rests on."""

from tests.detection.facts.fact_rows import fact_rows

CERTIFICATE = """
    cert_no | body_id | org_id | domain_code | decided_on | issued_on  | first_issued_on
    C-1     | B-1     | O-1    | A0101       | 2026-03-10 | 2026-03-12 | {first}
"""


def grant(stage: str, *ended: str, first: str = "") -> list[tuple[object, ...]]:
    plans = [f"P-{n} | B-1 | O-1 | A0101 | {stage}" for n, _ in enumerate(ended)]
    results = [f"P-{n} | A | {stage} | {day}T09:00:00 | {day}T17:00:00" for n, day in enumerate(ended)]
    return fact_rows(
        "grants",
        "plan_id",
        "ended_on",
        certificates=CERTIFICATE.format(first=first),
        audit_plans="\n".join(["plan_id | body_id | org_id | domain_codes | stage_codes", *plans]),
        audit_results="\n".join(["plan_id | person_id | stage_code | started_at | ended_at", *results]),
    )


def test_the_last_end_up_to_the_grant_counts_before_any_later_one():
    assert grant("0102", "2026-03-01", "2026-03-10", "2026-03-20") == [("P-0", "2026-03-10")]


def test_only_where_none_came_before_a_later_end_counts():
    assert grant("0102", "2026-03-20") == [("P-0", "2026-03-20")]


def test_an_audit_is_near_up_to_180_days_after_and_400_days_before_the_grant():
    assert grant("0102", "2026-09-06") == [("P-0", "2026-09-06")]
    assert grant("0102", "2026-09-07") == []
    assert grant("0202", "2025-02-03") == [("P-0", "2025-02-03")]
    assert grant("0202", "2025-02-02") == []


def test_an_initial_audit_after_the_grant_of_a_later_cycle_belongs_to_another_certificate():
    assert grant("0102", "2026-04-20", first="2023-03-12") == []
    assert grant("0202", "2026-04-20", first="2023-03-12") == [("P-0", "2026-04-20")]


def test_a_recertification_after_the_grant_of_a_first_certificate_belongs_to_another_one():
    assert grant("0202", "2026-04-20", first="2026-03-12") == []
    assert grant("0202", "2026-03-01", first="2026-03-12") == [("P-0", "2026-03-01")]


def later_audit(stated_end: str) -> list[tuple[object, ...]]:
    """An audit after the grant, in data whose first plan begins on 2026-01-05."""
    return fact_rows(
        "grants",
        "ended_on",
        certificates=f"""
            cert_no | body_id | org_id | domain_code | decided_on | issued_on  | stage2_ended_on
            C-1     | B-1     | O-1    | A0101       | 2026-01-10 | 2026-01-12 | {stated_end}
        """,
        audit_plans="""
            plan_id | body_id | org_id | domain_codes | stage_codes | planned_start_at
            OLD     | B-9     | O-9    | A0101        | 03          | 2026-01-05T09:00:00
            P-1     | B-1     | O-1    | A0101        | 0102        | 2026-02-01T09:00:00
        """,
        audit_results="""
            plan_id | person_id | stage_code | started_at          | ended_at
            P-1     | A         | 0102       | 2026-02-01T09:00:00 | 2026-02-01T17:00:00
        """,
    )


def test_a_certificate_whose_stated_audit_lies_before_the_data_does_not_rest_on_a_later_one():
    assert later_audit("2026-01-04") == []
    assert later_audit("2026-01-05") == [("2026-02-01",)]
    assert later_audit("") == [("2026-02-01",)]


def test_surveillance_grants_nothing():
    assert grant("03", "2026-03-01") == []
