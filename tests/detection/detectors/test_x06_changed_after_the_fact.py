"""X06: an audit plan changed after the audit was over, or well into it without a word."""

from tests.spec import findings, subjects

DETECTOR = "x06_changed_after_the_fact"
HEADER = "plan_id | body_id | org_id | planned_start_at | planned_end_at | reported_at | changed_at | cancelled\n"
EXPLAINED = "explanation_id | plan_id | by\nE-1 | P-1 | body\nE-2 | P-1 | auditor"


def named(changed: str, reported: str = "2026-02-20T10:00:00", cancelled: str = "", **tables: str) -> list[str]:
    """Whether a plan of 2 March 9:00 to 5 March 17:00, changed at `changed`, is named."""
    row = f"P-1 | B-1 | O-1 | 2026-03-02T09:00:00 | 2026-03-05T17:00:00 | {reported} | {changed} | {cancelled}"
    return subjects(DETECTOR, audit_plans=HEADER + row, **tables)


def test_a_change_after_the_end_is_named_even_when_explained():
    assert named("2026-03-05T17:00:01") == ["P-1"]
    assert named("2026-03-05T17:00:01", explanations=EXPLAINED) == ["P-1"]
    assert named("2026-03-05T17:00:00", explanations=EXPLAINED) == []


def test_a_change_on_the_first_day_is_honest_and_later_needs_an_explanation():
    assert named("2026-03-03T09:00:00") == []
    assert named("2026-03-03T09:00:01") == ["P-1"]
    assert named("2026-03-03T09:00:01", explanations=EXPLAINED) == []


def test_changes_before_the_start_cancelled_plans_and_unchanged_ones_are_in_order():
    assert named("2026-03-01T09:00:00") == []
    assert named("2026-03-09T09:00:00", cancelled="true") == []
    assert named("") == []


def test_a_change_no_later_than_the_report_is_none():
    assert named("2026-03-09T09:00:00", reported="2026-03-09T09:00:00") == []
    assert named("2026-03-09T09:00:00", reported="") == ["P-1"]


def test_the_sentence_tells_plan_and_change():
    (found,) = findings(
        DETECTOR,
        audit_plans=HEADER + "P-1 | B-1 | O-1 | 2026-03-02T09:00:00 | 2026-03-02T17:00:00 | | 2026-03-09T08:00:00 |",
    )
    assert found["explanation_en"] == (
        "Plan P-1 ran from 2026-03-02 09:00:00 to 2026-03-02 17:00:00 but was changed at 2026-03-09 08:00:00."
    )
