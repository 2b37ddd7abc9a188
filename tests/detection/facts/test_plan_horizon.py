"""From when to when the dataset knows plans."""

from tests.detection.facts.fact_rows import fact_rows


def plans(*days: str) -> str:
    lines = [f"P-{n} | {day}T09:00:00" for n, day in enumerate(days)]
    return "\n".join(["plan_id | planned_start_at", *lines])


def test_first_and_last_planned_start():
    drawn = plans("2025-02-10", "2025-07-01", "2026-06-20")
    assert fact_rows("plan_horizon", "first_on", "last_on", audit_plans=drawn) == [("2025-02-10", "2026-06-20")]


def test_a_month_with_less_than_a_twentieth_of_the_busiest_is_a_stray():
    busy = ["2025-05-06"] * 21
    drawn = plans("2019-01-01", *busy, "2025-06-01", "2025-06-30")
    assert fact_rows("plan_horizon", "first_on", "last_on", audit_plans=drawn) == [("2025-05-06", "2025-06-30")]


def test_a_month_with_a_twentieth_of_the_busiest_counts():
    drawn = plans("2025-01-15", *["2025-05-06"] * 20)
    assert fact_rows("plan_horizon", "first_on", "last_on", audit_plans=drawn) == [("2025-01-15", "2025-05-06")]


def test_no_plan_no_horizon():
    assert fact_rows("plan_horizon", "first_on", "last_on", audit_plans="plan_id | planned_start_at") == [(None, None)]
