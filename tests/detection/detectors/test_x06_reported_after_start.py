"""X06: an audit plan reported after the audit had begun."""

from tests.spec import findings, subjects

DETECTOR = "x06_reported_after_start"
PLANS = """
    plan_id   | body_id | org_id | planned_start_at    | reported_at         | cancelled
    BEFORE    | B-1     | O-1    | 2026-03-02T09:00:00 | 2026-03-02T08:59:59 |
    SAME      | B-1     | O-1    | 2026-03-02T09:00:00 | 2026-03-02T09:00:00 |
    AFTER     | B-1     | O-1    | 2026-03-02T09:00:00 | 2026-03-02T09:00:01 | false
    CANCELLED | B-1     | O-1    | 2026-03-02T09:00:00 | 2026-03-05T09:00:00 | true
    NO-REPORT | B-1     | O-1    | 2026-03-02T09:00:00 |                     |
    NO-START  | B-1     | O-1    |                     | 2026-03-05T09:00:00 |
"""


def test_a_second_after_the_start_is_late_and_the_same_second_is_not():
    assert subjects(DETECTOR, audit_plans=PLANS) == ["AFTER"]


def test_the_sentence_tells_the_delay():
    (found,) = findings(
        DETECTOR,
        audit_plans="plan_id | body_id | org_id | planned_start_at | reported_at\n"
        "P-1 | B-1 | O-1 | 2026-03-02T09:00:00 | 2026-03-03T10:30:00",
    )
    assert found["explanation_en"] == (
        "Plan P-1 began at 2026-03-02 09:00:00 and was reported only at 2026-03-03 10:30:00, 25.5 hours late."
    )
    assert (found["body_id"], found["org_id"], found["plan_id"]) == ("B-1", "O-1", "P-1")
