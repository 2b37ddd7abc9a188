"""Cut points on both sides, and what fixes a grade whatever the score."""

import pytest

from gongxin.risk.rules import best_grade, grade_of, rule_for
from tests.risk.bodies import settings

FIXING = ("false_certification_decision", "dishonesty_list", "refused_inspection", "false_data")


def counted(**numbers):
    return [{"indicator": name, "numerator": number} for name, number in numbers.items()]


@pytest.mark.parametrize(
    ("score", "grade"),
    [
        (0, "A"),
        (24.999999, "A"),
        (25, "B"),
        (49.999999, "B"),
        (50, "C"),
        (74.999999, "C"),
        (75, "D"),
        (100, "D"),
    ],
)
def test_a_score_on_a_cut_point_has_the_graver_grade(score, grade):
    assert grade_of(score, settings()) == grade


@pytest.mark.parametrize("name", FIXING)
@pytest.mark.parametrize("scored", "ABCD")
def test_one_fact_fixes_grade_d_and_none_fixes_nothing(name, scored):
    assert rule_for(counted(**{name: 1}), scored).grade == "D"
    assert rule_for(counted(**{name: 0}), scored) is None
    assert rule_for(counted(**{name: None}), scored) is None
    assert best_grade(counted(**{name: 1})) == "D"
    assert best_grade(counted(**{name: 0})) == "A"


@pytest.mark.parametrize(("scored", "given"), [("A", "C"), ("B", "C"), ("C", None), ("D", None)])
def test_after_a_suspension_the_grade_is_c_or_worse(scored, given):
    rule = rule_for(counted(suspension_return=1), scored)
    assert (rule and rule.grade) == given
    assert best_grade(counted(suspension_return=1)) == "C"


def test_the_graver_rule_goes_first():
    rows = counted(suspension_return=1, false_data=1)
    assert rule_for(rows, "A").indicator == "false_data"
    assert best_grade(rows) == "D"


def test_points_are_no_rule():
    assert rule_for(counted(penalties=9, sign_in_missing=99), "A") is None
