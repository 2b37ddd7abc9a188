"""P01: a phone that reported an invented location."""

from tests.spec import subjects

DETECTOR = "p01_mock_location"
PLANS = """
    plan_id   | body_id | planned_start_at    | planned_end_at
    MOCKED    | B       | 2026-03-02 09:00:00 | 2026-03-02 17:00:00
    EXPLAINED | B       | 2026-03-02 09:00:00 | 2026-03-02 17:00:00
    CLEAN     | B       | 2026-03-02 09:00:00 | 2026-03-02 17:00:00
    SILENT    | B       | 2026-03-02 09:00:00 | 2026-03-02 17:00:00
"""
SIGN_INS = """
    sign_in_id | plan_id   | person_id | at                  | mock_location
    1          | MOCKED    | P1        | 2026-03-02 09:00:00 | true
    2          | EXPLAINED | P1        | 2026-03-03 09:00:00 | true
    3          | CLEAN     | P1        | 2026-03-04 09:00:00 | false
    4          | SILENT    | P1        | 2026-03-05 09:00:00 |
"""
EXPLANATIONS = """
    explanation_id | plan_id   | by   | reason
    X              | EXPLAINED | body | 手机调试
"""


def test_only_a_phone_that_says_so_itself_and_that_nobody_explained_fires():
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=SIGN_INS, explanations=EXPLANATIONS) == ["MOCKED"]


def test_without_explanations_the_table_is_read_as_empty():
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=SIGN_INS) == ["EXPLAINED", "MOCKED"]
