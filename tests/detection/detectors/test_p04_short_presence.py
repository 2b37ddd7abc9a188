"""P04: the sign-ins span far less time than was planned."""

import pytest

from tests.spec import findings, subjects

DETECTOR = "p04_short_presence"
PLANS = """
    plan_id | body_id | org_id | planned_start_at    | planned_end_at
    PLAN    | B       | O      | 2026-03-02 08:00:00 | 2026-03-02 18:00:00
"""


def signs(*rows: str) -> str:
    return "\n".join(
        ["sign_in_id | plan_id | person_id | moment | at", *(f"{i} | PLAN | {row}" for i, row in enumerate(rows))]
    )


@pytest.mark.parametrize(("closing", "named"), [("13:59:59", ["PLAN"]), ("14:00:00", [])])
def test_both_sides_of_six_tenths_of_the_plan(closing: str, named: list[str]):
    drawn = signs("P1 | opening | 2026-03-02 08:00:00", f"P1 | closing | 2026-03-02 {closing}")
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=drawn) == named


def test_the_whole_team_counts_not_one_member():
    drawn = signs(
        "P1 | opening | 2026-03-02 08:00:00", "P1 | closing | 2026-03-02 10:00:00", "P2 | closing | 2026-03-02 18:00:00"
    )
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=drawn) == []


def test_a_missing_closing_belongs_to_p01():
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=signs("P1 | opening | 2026-03-02 08:00:00")) == []


def test_a_plan_of_no_length_cannot_be_cut():
    plans = PLANS.replace("2026-03-02 18:00:00", "2026-03-02 08:00:00")
    drawn = signs("P1 | opening | 2026-03-02 08:00:00", "P1 | closing | 2026-03-02 08:00:00")
    assert subjects(DETECTOR, audit_plans=plans, sign_ins=drawn) == []


def test_an_explained_audit_is_left_to_a_person():
    drawn = signs("P1 | opening | 2026-03-02 08:00:00", "P1 | closing | 2026-03-02 09:00:00")
    explained = """
        explanation_id | plan_id | by   | reason
        X              | PLAN    | body | 停电
    """
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=drawn, explanations=explained) == []


def test_the_sentence_gives_both_times_in_minutes():
    drawn = signs("P1 | opening | 2026-03-02 08:00:00", "P1 | closing | 2026-03-02 10:00:00")
    (found,) = findings(DETECTOR, audit_plans=PLANS, sign_ins=drawn)
    assert "planned for 600 minutes" in found["explanation_en"]
    assert "仅120分钟" in found["explanation_zh"]


@pytest.mark.parametrize(("opening", "named"), [("09:59:59", []), ("10:00:00", []), ("10:00:01", ["PLAN"])])
def test_of_half_a_day_an_opening_signed_in_time_takes_away_nothing(opening: str, named: list[str]):
    """Planned 8:00 to 12:00 and closed at 12:00: the opening may be signed up to two hours late."""
    plans = PLANS.replace("2026-03-02 18:00:00", "2026-03-02 12:00:00")
    drawn = signs(f"P1 | opening | 2026-03-02 {opening}", "P1 | closing | 2026-03-02 12:00:00")
    assert subjects(DETECTOR, audit_plans=plans, sign_ins=drawn) == named


@pytest.mark.parametrize(("closing", "named"), [("11:30:00", []), ("11:29:59", ["PLAN"])])
def test_of_half_a_day_a_closing_signed_as_the_meeting_begins_takes_away_nothing(closing: str, named: list[str]):
    plans = PLANS.replace("2026-03-02 18:00:00", "2026-03-02 12:00:00")
    drawn = signs("P1 | opening | 2026-03-02 09:50:00", f"P1 | closing | 2026-03-02 {closing}")
    assert subjects(DETECTOR, audit_plans=plans, sign_ins=drawn) == named


def test_people_who_sign_as_they_come_and_go():
    late = signs("P1 | arrive | 2026-03-02 11:00:00", "P1 | leave | 2026-03-02 15:00:00")
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=late) == ["PLAN"]
    met = signs(
        "P1 | opening | 2026-03-02 08:00:00", "P1 | arrive | 2026-03-02 11:00:00", "P1 | leave | 2026-03-02 18:00:00"
    )
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=met) == []
