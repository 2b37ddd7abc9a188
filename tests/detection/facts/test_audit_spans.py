"""From when to when a certificate was audited."""

from tests.detection.facts.fact_rows import fact_rows


def test_first_day_of_the_first_and_last_day_of_the_last_audit_begun():
    rows = fact_rows(
        "audit_spans",
        "cert_no",
        "audited_from",
        "audited_to",
        certificates="""
            cert_no | body_id | org_id | domain_code
            C-1     | B-1     | O-1    | A0101
            C-2     | B-1     | O-2    | A0101
            C-3     | B-1     | O-3    | A0101
        """,
        audit_plans="""
            plan_id | body_id | org_id | domain_codes | planned_start_at    | planned_end_at
            FIRST   | B-1     | O-1    | A0101        | 2025-03-01T09:00:00 | 2025-03-02T17:00:00
            SECOND  | B-1     | O-1    | A0101        | 2026-06-30T09:00:00 | 2026-07-01T17:00:00
            FUTURE  | B-1     | O-1    | A0101        | 2026-07-01T09:00:00 | 2026-07-02T17:00:00
            UNDATED | B-1     | O-2    | A0101        |                     |
        """,
    )
    assert rows == [("C-1", "2025-03-01", "2026-07-01"), ("C-2", None, None)]
