"""P03: one person at two places sooner than anyone can travel."""

import pytest

from tests.spec import subjects

DETECTOR = "p03_impossible_travel"
PLANS = """
    plan_id | body_id | org_id | planned_start_at    | planned_end_at
    ONE     | B       | O1     | 2026-03-02 09:00:00 | 2026-03-02 12:00:00
    TWO     | B2      | O2     | 2026-03-02 13:00:00 | 2026-03-02 17:00:00
"""


def signs(opening: str, lat: str = "33.0", person: str = "P1") -> str:
    return f"""
        sign_in_id | plan_id | person_id | moment  | at                  | lat   | lon
        1          | ONE     | P1        | opening | 2026-03-02 09:00:00 | 30.0  | 120.0
        2          | ONE     | P1        | closing | 2026-03-02 12:00:00 | 30.0  | 120.0
        3          | TWO     | {person}  | opening | {opening}           | {lat} | 120.0
        4          | TWO     | {person}  | closing | 2026-03-02 17:00:00 | {lat} | 120.0
    """


# Three degrees of latitude are 333,585 m; 300 km/h needs 4,003.02 seconds for them.
@pytest.mark.parametrize(("opening", "named"), [("2026-03-02 13:06:43", ["P1"]), ("2026-03-02 13:06:44", [])])
def test_both_sides_of_three_hundred_kilometres_an_hour(opening: str, named: list[str]):
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=signs(opening)) == named


def test_another_person_did_not_travel():
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=signs("2026-03-02 12:30:00", person="P2")) == []


@pytest.mark.parametrize("lat", ["30.008", ""], ids=["next door", "no place"])
def test_no_distance_no_travel(lat: str):
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=signs("2026-03-02 12:00:01", lat)) == []
