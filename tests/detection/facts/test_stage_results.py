"""When the stages of each plan began and ended, from the results."""

from tests.detection.facts.fact_rows import fact_rows

STAGES = ("plan_id", "stage1_from", "stage1_to", "stage2_from", "stage2_to", "recert_from", "recert_to")


def test_first_and_last_day_of_each_stage_over_the_whole_team():
    rows = fact_rows(
        "stage_results",
        *STAGES,
        audit_results="""
            plan_id | person_id | stage_code | started_at          | ended_at
            P-1     | A         | 0101       | 2026-03-02T09:00:00 | 2026-03-02T17:00:00
            P-1     | B         | 0101       | 2026-03-01T09:00:00 | 2026-03-03T17:00:00
            P-1     | A         | 0102       | 2026-03-10T09:00:00 | 2026-03-11T17:00:00
            P-2     | A         | 0201       | 2026-04-01T09:00:00 | 2026-04-01T17:00:00
            P-2     | A         | 0202       | 2026-04-02T09:00:00 | 2026-04-03T17:00:00
        """,
    )
    assert rows == [
        ("P-1", "2026-03-01", "2026-03-03", "2026-03-10", "2026-03-11", None, None),
        ("P-2", None, None, None, None, "2026-04-01", "2026-04-03"),
    ]


def test_an_end_that_is_not_reported_is_the_day_of_the_beginning():
    rows = fact_rows(
        "stage_results",
        "plan_id",
        "held_from",
        "held_to",
        audit_results="""
            plan_id | person_id | stage_code | started_at          | ended_at
            P-1     | A         | 03         | 2026-03-02T09:00:00 |
            P-2     | A         | 03         |                     | 2026-03-05T17:00:00
        """,
    )
    assert rows == [("P-1", "2026-03-02", "2026-03-02"), ("P-2", None, "2026-03-05")]
