"""More findings never lower a score, and neither does anything else that is held against a body."""

import itertools
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongxin.risk.profile import Inspection, Penalty
from gongxin.risk.rules import GRADES
from tests.risk.bodies import AS_OF
from tests.risk.drawn import INDICATORS, WITHOUT_SHRINKING, bodies, rows, score

SLOW = settings(max_examples=40, deadline=None, phases=WITHOUT_SHRINKING, suppress_health_check=[HealthCheck.too_slow])
STRENGTH = st.sampled_from([0.1, 0.4, 1.0, 2.0])
WIGGLE = 2e-6  # what rounding to six decimals may take


@given(bodies(), st.sampled_from(INDICATORS), st.lists(STRENGTH, min_size=1, max_size=40))
@SLOW
def test_more_findings_never_lower_the_score(body, indicator, more):
    before = score(rows(body))
    found = {**body["found"], indicator: [*body["found"].get(indicator, []), *more]}
    assert score(rows({**body, "found": found})) >= before - WIGGLE


@given(bodies(), st.integers(0, 1200))
@SLOW
def test_another_penalty_never_lowers_the_score(body, age):
    before = score(rows(body))
    held = [*body["known"]["penalties"], Penalty("N-X", AS_OF - timedelta(age), "", "罚款")]
    assert score(rows({**body, "known": {**body["known"], "penalties": held}})) >= before - WIGGLE


@given(bodies(), st.integers(0, 30))
@SLOW
def test_a_worse_outcome_of_an_inspection_never_lowers_the_score(body, clean):
    def with_outcome(outcome):
        held = [Inspection(f"J-{n}", AS_OF, "none") for n in range(clean)] + [Inspection("J-X", AS_OF, outcome)]
        return score(rows({**body, "known": {**body["known"], "inspections": held}}))

    outcomes = [with_outcome(outcome) for outcome in ("none", "minor", "serious")]
    assert all(lower <= upper + WIGGLE for lower, upper in itertools.pairwise(outcomes))


@given(bodies(), st.sampled_from(INDICATORS), st.lists(STRENGTH, min_size=1, max_size=40))
@settings(SLOW, max_examples=20)
def test_more_findings_never_give_a_better_grade(body, indicator, more):
    from gongxin.risk import regrade

    found = {**body["found"], indicator: [*body["found"].get(indicator, []), *more]}
    before, after = (regrade(rows(one))["grade"] for one in (body, {**body, "found": found}))
    assert GRADES.index(after) >= GRADES.index(before)
