"""P03: the results put one person at two audits at the same time."""

import pytest

from tests.spec import findings, subjects

DETECTOR = "p03_overlapping_results"
PLANS = """
    plan_id | body_id | org_id | planned_start_at    | planned_end_at      | remote   | site_lat | site_lon
    HERE    | B-1     | O-1    | 2026-03-02T09:00:00 | 2026-03-02T17:00:00 | false    | 30.0     | 120.0
    THERE   | B-2     | {org}  | 2026-03-02T09:00:00 | 2026-03-02T17:00:00 | {remote} | {lat}    | 120.0
"""
RESULTS = """
    plan_id | person_id | stage_code | role   | started_at          | ended_at
    HERE    | X         | 03         | leader | 2026-03-02T09:00:00 | 2026-03-02T17:00:00
    THERE   | X         | 03         | {role} | {start}             | 2026-03-02T18:00:00
"""


def drawn(
    org: str = "O-2",
    remote: str = "false",
    lat: str = "33.0",
    start: str = "2026-03-02T13:00:00",
    role: str = "auditor",
    **more: str,
) -> dict[str, str]:
    return {
        "audit_plans": PLANS.format(org=org, remote=remote, lat=lat),
        "audit_results": RESULTS.format(start=start, role=role),
    } | more


def test_two_results_of_one_afternoon_in_two_cities():
    (found,) = findings(DETECTOR, **drawn())
    assert (found["subject_id"], found["plan_id"], found["body_id"]) == ("X", "THERE", "B-2")
    assert "2026-03-02 09:00:00 to 2026-03-02 17:00:00" in found["explanation_en"]


@pytest.mark.parametrize(
    ("change", "fires"),
    [
        ({"start": "2026-03-02T16:45:00"}, True),  # a quarter of an hour together
        ({"start": "2026-03-02T16:45:01"}, False),
        ({"lat": "30.01"}, True),  # 1.1 km
        ({"lat": "30.008"}, False),  # 0.9 km
        ({"lat": ""}, False),
        ({"org": "O-1"}, False),
        ({"remote": "true"}, False),
        ({"role": "observer"}, False),
    ],
)
def test_both_sides_of_overlap_and_distance_and_what_is_honest(change: dict[str, str], fires: bool):
    assert subjects(DETECTOR, **drawn(**change)) == (["X"] if fires else [])


@pytest.mark.parametrize(("days", "named"), [("0.5", []), ("1", ["X"]), ("", ["X"])])
def test_half_a_day_here_and_half_a_day_there_fit_into_one_day(days: str, named: list[str]):
    team = f"""
        plan_id | person_id | planned_days
        HERE    | X         | 0.5
        THERE   | X         | {days}
    """
    assert subjects(DETECTOR, **drawn(audit_team=team)) == named


def test_whom_sign_ins_show_at_both_is_judged_by_them():
    one = """
        sign_in_id | plan_id | person_id | moment  | at                  | lat  | lon   | present_ids
        1          | HERE    | Y         | opening | 2026-03-02T09:00:00 | 30.0 | 120.0 | Y；X
    """
    other = "        2 | THERE | X | opening | 2026-03-02T13:00:00 | 33.0 | 120.0 | X\n"
    assert subjects(DETECTOR, **drawn(sign_ins=one)) == ["X"]
    assert subjects(DETECTOR, **drawn(sign_ins=one.rstrip() + "\n" + other)) == []


def test_an_explained_audit_is_left_to_a_person():
    explained = """
        explanation_id | plan_id | by   | reason
        E              | THERE   | body | 人员变更
    """
    assert subjects(DETECTOR, **drawn(explanations=explained)) == []


@pytest.mark.parametrize(("days", "fires"), [("24", True), ("24.5", False)])
def test_a_month_fuller_than_the_calendar_is_told_as_a_load(days: str, fires: bool):
    """THERE takes one day; 24 more make the 25 that a month can hold."""
    plans = PLANS.format(org="O-2", remote="false", lat="33.0")
    plans += "    MORE | B-1 | O-3 | 2026-03-03T09:00:00 | 2026-03-31T17:00:00 | false | 30.0 | 120.0\n"
    team = f"""
        plan_id | person_id | role    | planned_days
        HERE    | X         | auditor | 0
        THERE   | X         | auditor |
        MORE    | X         | auditor | {days}
    """
    tables = drawn(audit_team=team) | {"audit_plans": plans}
    assert subjects(DETECTOR, **tables) == (["X"] if fires else [])
    assert subjects("x07_auditor_load", **tables) == ([] if fires else ["X"])
