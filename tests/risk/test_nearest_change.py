"""The nearest change moves the grade, and nothing smaller does."""

from itertools import combinations

import pytest
from hypothesis import HealthCheck, assume, example, given, settings

from gongxin.risk import grade as grading
from gongxin.risk import nearest_change as search
from gongxin.risk import regrade
from gongxin.risk.profile import Penalty
from gongxin.risk.rules import GRADES
from tests.risk.bodies import AS_OF, rows_of, tally
from tests.risk.bodies import settings as fixed
from tests.risk.drawn import WITHOUT_SHRINKING, bodies, changeable, just_less, lowered, rows, score, told

SLOW = settings(
    max_examples=40, deadline=None, phases=WITHOUT_SHRINKING,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)  # fmt: skip
GRAVE = {
    "found": {
        "certificate_out_of_order": [1.0] * 60, "presence_conflict": [1.0] * 60, "shell_clients": [1.0] * 60,
        "burst_of_certificates": [1.0] * 4, "sign_in_missing": [0.7] * 9,
    },
    "known": {"certificates": 100, "plans": 100, "full_time_staff": 3, "penalties": []},
}  # fmt: skip
SINGLE = {
    "found": {"certificate_out_of_order": [1.0] * 12},
    "known": {"certificates": 400, "plans": 400, "full_time_staff": None, "penalties": []},
}

SUSPENSION = Penalty("N-9", AS_OF, "", "责令停业整顿")


@given(bodies())
@example(GRAVE)
@example(SINGLE)
@SLOW
def test_the_change_gives_the_grade_that_it_promises(body):
    written = rows(body)
    grade = regrade(written)
    change = told(grade)
    assert bool(change["changes"]) == (grade["grade"] != "A")
    assume(change["changes"])
    then = regrade(lowered(written, {part["indicator"]: part["to"] for part in change["changes"]}))
    assert then["grade"] == change["to"]
    assert GRADES.index(change["to"]) < GRADES.index(grade["grade"])
    assert then["score"] == pytest.approx(change["score"], abs=2e-6)


@given(bodies())
@example(GRAVE)
@example(SINGLE)
@SLOW
def test_no_change_of_fewer_indicators_or_by_a_smaller_share_moves_it(body):
    written = rows(body)
    grade = regrade(written)
    change = told(grade)
    assume(change["changes"])
    below = {"B": 25, "C": 50, "D": 75}[grade["grade"]]
    able, size = changeable(written), len(change["changes"])
    assert change["exact"]
    for fewer in combinations(able, size - 1):
        assert score(lowered(written, {row["indicator"]: 0.0 for row in fewer})) >= below
    share = max((part["from"] - part["to"]) / part["from"] for part in change["changes"])
    for chosen in combinations(able, size):
        less = {row["indicator"]: just_less(row["numerator"], share) for row in chosen}
        assert score(lowered(written, less)) >= below - 1e-6


def test_one_indicator_is_enough_where_one_gives_the_points():
    written = rows(SINGLE)
    grade = regrade(written)
    change = told(grade)
    assert grade["grade"] == "B"
    [part] = change["changes"]
    assert (part["indicator"], part["from"], part["of"]) == ("certificate_out_of_order", 12, 400)
    one_more = lowered(written, {"certificate_out_of_order": part["to"] + 1})
    assert regrade(one_more)["grade"] == "B"
    assert "12 (3 %)" in change["en"]
    assert "12张（3%）" in change["zh"]
    assert change["en"].endswith("the grade would be A")
    assert change["zh"].endswith("等级将为A")


@pytest.mark.parametrize(("penalties", "to"), [([], "A"), ([SUSPENSION], "C")])
def test_a_record_that_carries_much_is_told_with_the_grade_it_leads_to(monkeypatch, penalties, to):
    # With cut points this close one finding is the whole way from D to A; a rule may still hold the grade at C.
    near = {"A": 0, "B": 10, "C": 20, "D": 30}
    monkeypatch.setattr(grading, "settings_on", lambda day: fixed(cut_points=near))
    heavy = rows_of({"sign_in_missing": tally(1000.0)}, plans=3, penalties=penalties)
    grade = regrade(heavy)
    change = told(grade)
    assert (grade["grade"], change["to"]) == ("D", to)
    then = regrade(lowered(heavy, {part["indicator"]: part["to"] for part in change["changes"]}))
    assert then["grade"] == to


def test_where_there_are_too_many_sets_the_weightiest_are_tried_and_it_is_said(monkeypatch):
    monkeypatch.setattr(search, "MOST_SETS", 3)
    change = told(regrade(rows(GRAVE)))
    assert not change["exact"]
    then = regrade(lowered(rows(GRAVE), {part["indicator"]: part["to"] for part in change["changes"]}))
    assert then["grade"] == change["to"]
