"""P01: sign-ins that lie far from the place to be audited."""

import pytest

from tests.spec import findings, subjects

DETECTOR = "p01_signed_elsewhere"
# One degree of latitude is 111.195 km on a sphere of mean radius: 0.045 degrees are 5,004 m and 0.0449 are 4,993 m.
PLANS = """
    plan_id | body_id | org_id | planned_start_at    | planned_end_at      | remote | site_lat | site_lon
    PLAN    | B       | O      | 2026-03-02 09:00:00 | 2026-03-02 17:00:00 |        | 30.0     | 120.0
"""


def signs(lat: str, lon: str = "120.0", accuracy: str = "", moment: str = "opening") -> str:
    return f"""
        sign_in_id | plan_id | person_id | moment   | at                  | lat   | lon   | accuracy_m
        1          | PLAN    | P1        | {moment} | 2026-03-02 09:00:00 | {lat} | {lon} | {accuracy}
    """


@pytest.mark.parametrize(
    ("lat", "accuracy", "named"),
    [
        ("30.0449", "", []),
        ("30.045", "", ["PLAN"]),
        ("30.045", "5", []),
        ("30.2", "99999", ["PLAN"]),
        ("29.0", "", ["PLAN"]),
    ],
)
def test_beyond_five_kilometres_less_the_accuracy_of_the_phone(lat: str, accuracy: str, named: list[str]):
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=signs(lat, accuracy=accuracy)) == named


@pytest.mark.parametrize(
    "plan",
    [
        "PLAN | B | O | 2026-03-02 09:00:00 | 2026-03-02 17:00:00 | true | 30.0 | 120.0",
        "PLAN | B | O | 2026-03-02 09:00:00 | 2026-03-02 17:00:00 |      |      |",
        "PLAN | B | O | 2026-03-02 09:00:00 | 2026-03-02 17:00:00 |      | 30.0 |",
    ],
    ids=["remote", "unlocatable", "half a place"],
)
def test_remote_audits_and_addresses_that_could_not_be_located_have_no_distance(plan: str):
    header = PLANS.strip().splitlines()[0]
    assert subjects(DETECTOR, audit_plans=f"{header}\n{plan}", sign_ins=signs("31.0")) == []


def test_a_sign_in_without_a_place_says_nothing_about_place():
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=signs("", "")) == []


def test_an_explained_deviation_is_left_to_a_person():
    explained = """
        explanation_id | plan_id | by      | reason
        X              | PLAN    | auditor | 企业搬迁
    """
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=signs("31.0"), explanations=explained) == []


def test_an_answer_to_a_challenge_is_judged_elsewhere():
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=signs("31.0", moment="challenge")) == []


def test_the_sentence_gives_distance_and_tolerance():
    (found,) = findings(DETECTOR, audit_plans=PLANS, sign_ins=signs("31.0"))
    assert found["explanation_en"] == (
        "A sign-in of audit PLAN lies 111195 metres from the site, more than 5000, and nobody explained it."
    )
    assert (found["body_id"], found["org_id"]) == ("B", "O")
