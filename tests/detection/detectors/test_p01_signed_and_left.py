"""P01: opening and closing were signed on site, and in between the people were provably elsewhere."""

import pytest

from tests.spec import findings, subjects

DETECTOR = "p01_signed_and_left"
# 0.45 degrees of latitude are 50 km: 25 minutes at 120 km/h.
PLANS = """
    plan_id | body_id | org_id | planned_start_at    | planned_end_at      | site_lat | site_lon
    LONG    | B       | O1     | 2026-03-02 09:00:00 | 2026-03-02 17:00:00 | 30.0     | 120.0
    SHORT   | B       | O2     | 2026-03-02 10:00:00 | 2026-03-02 12:00:00 | 30.45    | 120.0
"""
LONG_SIGNED = """
        1 | LONG  | P1 | opening | 2026-03-02 09:00:00 | 30.0  | 120.0
        2 | LONG  | P1 | closing | 2026-03-02 17:00:00 | 30.0  | 120.0
"""
HEADER = "sign_in_id | plan_id | person_id | moment | at | lat | lon"


def test_another_audit_within_the_first_that_could_be_reached_and_left_by_road():
    signs = f"""{HEADER}{LONG_SIGNED}
        3 | SHORT | P1 | opening | 2026-03-02 10:00:00 | 30.45 | 120.0
        4 | SHORT | P1 | closing | 2026-03-02 12:00:00 | 30.45 | 120.0
    """
    (found,) = findings(DETECTOR, audit_plans=PLANS, sign_ins=signs)
    assert (found["subject_id"], found["person_id"]) == ("LONG", "P1")
    assert "other_audit" in found["evidence"]
    assert "SHORT" in found["evidence"]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("2026-03-02 09:10:00", "2026-03-02 12:00:00"), ("2026-03-02 12:00:00", "2026-03-02 17:30:00")],
    ids=["sooner than the road allows", "after the closing of the first"],
)
def test_what_no_road_allows_or_what_overlaps_is_told_as_p03(opening: str, closing: str):
    signs = f"""{HEADER}{LONG_SIGNED}
        3 | SHORT | P1 | opening | {opening} | 30.45 | 120.0
        4 | SHORT | P1 | closing | {closing} | 30.45 | 120.0
    """
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=signs) == []
    assert subjects("p03_overlapping_presence", audit_plans=PLANS, sign_ins=signs) == ["P1"]


@pytest.mark.parametrize(("closing", "named"), [("16:24:00", ["LONG"]), ("16:24:01", [])])
def test_a_visit_that_fills_the_day_is_no_errand_but_a_second_presence(closing: str, named: list[str]):
    signs = f"""{HEADER}{LONG_SIGNED}
        3 | SHORT | P1 | opening | 2026-03-02 10:00:00 | 30.2 | 120.0
        4 | SHORT | P1 | closing | 2026-03-02 {closing} | 30.2 | 120.0
    """
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=signs) == named


def test_a_member_planned_for_one_of_three_days_may_audit_elsewhere_on_another():
    plans = PLANS.replace("2026-03-02 17:00:00", "2026-03-04 17:00:00").replace(
        "2026-03-02 10:00:00 | 2026-03-02 12:00:00", "2026-03-03 10:00:00 | 2026-03-03 12:00:00"
    )
    signs = f"""{HEADER}
        1 | LONG  | P1 | opening | 2026-03-02 09:00:00 | 30.0  | 120.0
        2 | LONG  | P1 | closing | 2026-03-04 17:00:00 | 30.0  | 120.0
        3 | SHORT | P1 | opening | 2026-03-03 10:00:00 | 30.45 | 120.0
        4 | SHORT | P1 | closing | 2026-03-03 12:00:00 | 30.45 | 120.0
    """

    def named(days: int) -> list[str]:
        team = f"""
            plan_id | person_id | role    | planned_days
            LONG    | P1        | auditor | {days}
        """
        return subjects(DETECTOR, audit_plans=plans, sign_ins=signs, audit_team=team)

    assert named(2) == []
    assert named(3) == ["LONG"]


@pytest.mark.parametrize(("lat", "named"), [("30.0449", []), ("30.045", ["LONG"])])
def test_a_challenge_answered_far_from_the_site(lat: str, named: list[str]):
    signs = f"""{HEADER}{LONG_SIGNED}
        3 | LONG | P1 | challenge | 2026-03-02 13:00:00 | {lat} | 120.0
    """
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=signs) == named


@pytest.mark.parametrize(
    ("leave", "back", "named"),
    [
        ("2026-03-02 14:59:59", "", ["LONG"]),
        ("2026-03-02 15:00:00", "", []),
        ("2026-03-02 12:00:00", "3 | LONG | P1 | arrive | 2026-03-02 13:30:00 | 30.0 | 120.0", []),
    ],
    ids=["more than two hours before", "two hours before", "came back"],
)
def test_a_departure_without_return_hours_before_the_closing(leave: str, back: str, named: list[str]):
    signs = f"""{HEADER}{LONG_SIGNED}
        4 | LONG | P1 | leave | {leave} | 30.0 | 120.0
        {back}
    """
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=signs) == named


def test_an_explained_audit_is_left_to_a_person():
    signs = f"""{HEADER}{LONG_SIGNED}
        3 | LONG | P1 | challenge | 2026-03-02 13:00:00 | 31.0 | 120.0
    """
    explained = """
        explanation_id | plan_id | by      | reason
        X              | LONG    | auditor | 就医
    """
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=signs, explanations=explained) == []


def test_planned_for_part_of_the_days_excuses_no_day_on_which_he_signed_here():
    """Two of three days were planned; on the first he opened this audit and was gone an hour later."""
    plans = PLANS.replace("2026-03-02 17:00:00", "2026-03-04 17:00:00")
    signs = f"""{HEADER}
        1 | LONG  | P1 | opening | 2026-03-02 09:00:00 | 30.0  | 120.0
        2 | LONG  | P1 | closing | 2026-03-04 17:00:00 | 30.0  | 120.0
        3 | SHORT | P1 | opening | 2026-03-02 10:00:00 | 30.45 | 120.0
        4 | SHORT | P1 | closing | 2026-03-02 12:00:00 | 30.45 | 120.0
    """
    team = """
        plan_id | person_id | role    | planned_days
        LONG    | P1        | auditor | 2
    """
    assert subjects(DETECTOR, audit_plans=plans, sign_ins=signs, audit_team=team) == ["LONG"]
