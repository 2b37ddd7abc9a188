"""P03: one person present at two audits at the same time."""

import pytest

from tests.spec import findings, subjects

DETECTOR = "p03_overlapping_presence"


def plans(org: str = "O2", body: str = "B") -> str:
    return f"""
        plan_id | body_id | org_id | planned_start_at    | planned_end_at
        ONE     | B       | O1     | 2026-03-02 09:00:00 | 2026-03-02 17:00:00
        TWO     | {body}  | {org}  | 2026-03-02 09:00:00 | 2026-03-02 17:00:00
    """


def signs(opening: str, closing: str, lat: str = "31.0") -> str:
    return f"""
        sign_in_id | plan_id | person_id | moment  | at                  | lat   | lon
        1          | ONE     | P1        | opening | 2026-03-02 09:00:00 | 30.0  | 120.0
        2          | ONE     | P1        | closing | 2026-03-02 13:00:00 | 30.0  | 120.0
        3          | TWO     | P1        | opening | {opening}           | {lat} | 120.0
        4          | TWO     | P1        | closing | {closing}           | {lat} | 120.0
    """


@pytest.mark.parametrize("body", ["B", "OTHER-BODY"])
def test_staggered_visits_overlap_within_and_across_bodies(body: str):
    drawn = signs("2026-03-02 12:00:00", "2026-03-02 17:00:00")
    assert subjects(DETECTOR, audit_plans=plans(body=body), sign_ins=drawn) == ["P1"]


@pytest.mark.parametrize(("opening", "named"), [("2026-03-02 12:45:00", ["P1"]), ("2026-03-02 12:45:01", [])])
def test_a_quarter_of_an_hour_is_the_shortest_overlap(opening: str, named: list[str]):
    drawn = signs(opening, "2026-03-02 17:00:00")
    assert subjects(DETECTOR, audit_plans=plans(), sign_ins=drawn) == named


def test_visits_one_after_the_other_do_not_overlap():
    drawn = signs("2026-03-02 16:00:00", "2026-03-02 17:00:00")
    assert subjects(DETECTOR, audit_plans=plans(), sign_ins=drawn) == []


@pytest.mark.parametrize(("lat", "named"), [("30.00899", []), ("30.0091", ["P1"])])
def test_two_plans_at_one_place_are_one_visit(lat: str, named: list[str]):
    drawn = signs("2026-03-02 12:00:00", "2026-03-02 17:00:00", lat)
    assert subjects(DETECTOR, audit_plans=plans(), sign_ins=drawn) == named


def test_several_sites_of_one_organisation_are_one_audit():
    drawn = signs("2026-03-02 12:00:00", "2026-03-02 17:00:00")
    assert subjects(DETECTOR, audit_plans=plans(org="O1"), sign_ins=drawn) == []


def test_both_audits_stand_in_the_sentence():
    (found,) = findings(DETECTOR, audit_plans=plans(), sign_ins=signs("2026-03-02 12:00:00", "2026-03-02 17:00:00"))
    assert (found["plan_id"], found["body_id"], found["person_id"]) == ("TWO", "B", "P1")
    assert "ONE" in found["explanation_en"]
    assert "TWO" in found["explanation_zh"]
