"""P02: a person shown as present at one audit while signing at another."""

from tests.spec import subjects

DETECTOR = "p02_shown_elsewhere"
PLANS = """
    plan_id | body_id | org_id | planned_start_at    | planned_end_at
    HERE    | B       | O1     | 2026-03-02 09:00:00 | 2026-03-02 17:00:00
    THERE   | B       | O2     | 2026-03-02 09:00:00 | 2026-03-02 17:00:00
    LATER   | B       | O3     | 2026-04-02 09:00:00 | 2026-04-02 17:00:00
"""
OWN = """
    sign_in_id | plan_id | person_id | moment  | at                  | lat  | lon   | present_ids
    1          | HERE    | P1        | opening | 2026-03-02 09:00:00 | 30.0 | 120.0 | P1；P2
    2          | HERE    | P2        | opening | 2026-03-02 09:01:00 | 30.0 | 120.0 | P1；P2
    3          | HERE    | P1        | closing | 2026-03-02 17:00:00 | 30.0 | 120.0 | P1；P2
    4          | HERE    | P2        | closing | 2026-03-02 17:01:00 | 30.0 | 120.0 | P1；P2
    5          | THERE   | P3        | opening | 2026-03-02 09:00:00 | 33.0 | 120.0 | {there}
    6          | THERE   | P3        | closing | 2026-03-02 17:00:00 | 33.0 | 120.0 | {there}
    7          | THERE   | P4        | opening | 2026-03-02 09:02:00 | 33.0 | 120.0 | P3；P4
    8          | THERE   | P4        | closing | 2026-03-02 17:02:00 | 33.0 | 120.0 | P3；P4
    9          | LATER   | P5        | opening | 2026-04-02 09:00:00 | 33.0 | 120.0 | {later}
"""


def test_a_person_who_signs_here_and_is_shown_there_at_the_same_hours():
    drawn = OWN.format(there="P3；P4；P2", later="P5")
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=drawn) == ["P2"]
    assert subjects("p03_overlapping_presence", audit_plans=PLANS, sign_ins=drawn) == []


def test_being_shown_on_another_day_or_with_ones_own_team_is_honest():
    drawn = OWN.format(there="P3；P4", later="P5；P2")
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=drawn) == []


def test_where_one_member_signs_for_all_a_clash_is_told_as_both():
    """The photo may show somebody else, or the person was at both: the records do not tell which."""
    signs = """
        sign_in_id | plan_id | person_id | moment  | at                  | lat  | lon   | present_ids
        1          | HERE    | P1        | opening | 2026-03-02 09:00:00 | 30.0 | 120.0 | P1；P2
        2          | HERE    | P1        | closing | 2026-03-02 17:00:00 | 30.0 | 120.0 | P1；P2
        3          | THERE   | P3        | opening | 2026-03-02 09:30:00 | 33.0 | 120.0 | P3；P1
        4          | THERE   | P3        | closing | 2026-03-02 17:30:00 | 33.0 | 120.0 | P3；P1
    """
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=signs) == ["P1"]
    assert subjects("p03_overlapping_presence", audit_plans=PLANS, sign_ins=signs) == ["P1"]
    too_soon = signs.replace("2026-03-02 17:00:00 | 30.0", "2026-03-02 09:29:00 | 30.0")
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=too_soon) == ["P1"]
    assert subjects("p03_impossible_travel", audit_plans=PLANS, sign_ins=too_soon) == ["P1"]
    in_time = too_soon.replace("09:30:00 | 33.0", "16:30:00 | 33.0")
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=in_time) == []
    shown_twice = signs.replace("| P1        |", "| P9        |").replace("P1；P2", "P9；P1")
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=shown_twice) == []
    assert subjects("p03_overlapping_presence", audit_plans=PLANS, sign_ins=shown_twice) == ["P1"]
