"""P05: stage 1 and stage 2 without a day between them."""

from tests.spec import findings, subjects

DETECTOR = "p05_stage1_same_day"
PLANS = """
    plan_id | body_id | org_id | domain_codes
    P-1     | B-1     | O-1    | A0101
"""
RESULTS = """
    plan_id | person_id | stage_code | started_at         | ended_at
    P-1     | A         | 0101       | {s1}               | {e1}
    P-1     | A         | 0102       | {s2}               | 2026-03-20T17:00:00
"""


def fires(s1: str, e1: str, s2: str) -> bool:
    return bool(subjects(DETECTOR, audit_plans=PLANS, audit_results=RESULTS.format(s1=s1, e1=e1, s2=s2)))


def test_the_same_day_fires_and_the_next_day_does_not():
    assert fires("2026-03-10T09:00:00", "2026-03-10T12:00:00", "2026-03-10T13:00:00")
    assert not fires("2026-03-10T09:00:00", "2026-03-10T12:00:00", "2026-03-11T09:00:00")


def test_stage_2_inside_stage_1_fires_and_before_it_belongs_to_another_detector():
    assert fires("2026-03-10T09:00:00", "2026-03-12T12:00:00", "2026-03-11T09:00:00")
    assert not fires("2026-03-10T09:00:00", "2026-03-12T12:00:00", "2026-03-09T09:00:00")


def test_an_unknown_day_is_not_an_offence():
    assert not fires("", "", "2026-03-10T09:00:00")
    assert not fires("2026-03-10T09:00:00", "2026-03-10T12:00:00", "")


def test_stages_in_two_plans_are_compared_and_the_earliest_stage_1_counts():
    plans = """
        plan_id | body_id | org_id | domain_codes
        {first}
        LATE    | B-1     | O-1    | A0101
        TWO     | B-1     | O-1    | A0101
    """
    results = """
        plan_id | person_id | stage_code | started_at          | ended_at
        EARLY   | A         | 0101       | 2026-03-01T09:00:00 | 2026-03-01T17:00:00
        LATE    | A         | 0101       | 2026-03-10T09:00:00 | 2026-03-10T12:00:00
        TWO     | B         | 0102       | 2026-03-10T13:00:00 | 2026-03-11T17:00:00
    """
    with_early = plans.format(first="EARLY | B-1 | O-1 | A0101")
    without = plans.format(first="OTHER | B-1 | O-1 | A0101")
    assert subjects(DETECTOR, audit_plans=with_early, audit_results=results) == []
    assert subjects(DETECTOR, audit_plans=without, audit_results=results) == ["TWO"]


def test_the_sentence_shows_the_three_days_and_the_certificate():
    (found,) = findings(
        DETECTOR,
        audit_plans=PLANS,
        audit_results=RESULTS.format(s1="2026-03-10T09:00:00", e1="2026-03-10T12:00:00", s2="2026-03-10T13:00:00"),
        certificates="""
            cert_no | body_id | org_id | domain_code | issued_on
            C-1     | B-1     | O-1    | A0101       | 2026-04-01
        """,
    )
    assert found["explanation_en"] == (
        "In audit P-1 stage 1 lasted from 2026-03-10 to 2026-03-10 and stage 2 began on 2026-03-10: no day lies "
        "between them."
    )
    assert found["cert_no"] == "C-1"


def test_where_nobody_reports_results_the_plans_tell_the_days():
    plans = """
        plan_id | body_id | org_id | domain_codes | stage_codes | planned_start_at    | planned_end_at
        S1      | B-1     | O-1    | A0101        | 0101        | {first}T09:00:00    | {first}T12:00:00
        S2      | B-1     | O-1    | A0101        | 0102        | 2026-03-10T13:00:00 | 2026-03-10T17:00:00
    """
    assert subjects(DETECTOR, audit_plans=plans.format(first="2026-03-10")) == ["S2"]
    assert subjects(DETECTOR, audit_plans=plans.format(first="2026-03-09")) == []
    both = """
        plan_id | body_id | org_id | domain_codes | stage_codes | planned_start_at    | planned_end_at
        S12     | B-1     | O-1    | A0101        | 0101；0102  | 2026-03-10T09:00:00 | {last}T17:00:00
    """
    assert subjects(DETECTOR, audit_plans=both.format(last="2026-03-10")) == ["S12"]
    assert subjects(DETECTOR, audit_plans=both.format(last="2026-03-11")) == []
