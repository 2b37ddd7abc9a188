"""P01: an audit that took place on paper and was never signed, or signed at one end only."""

from datetime import date

import pytest

from tests.spec import findings, subjects

DETECTOR = "p01_no_sign_in"
PLANS = """
    plan_id   | body_id | org_id | domain_codes | planned_start_at    | planned_end_at      | cancelled | remote
    SIGNED    | B       | O1     | A0101        | 2026-03-02 09:00:00 | 2026-03-02 17:00:00 |           |
    NEVER     | B       | O2     | A0101        | 2026-03-02 09:00:00 | 2026-03-02 17:00:00 |           |
    HALF      | B       | O3     | A0101        | 2026-03-02 09:00:00 | 2026-03-02 17:00:00 |           |
    CANCELLED | B       | O4     | A0101        | 2026-03-02 09:00:00 | 2026-03-02 17:00:00 | true      |
    EXPLAINED | B       | O5     | A0101        | 2026-03-02 09:00:00 | 2026-03-02 17:00:00 |           |
    REMOTE    | B       | O6     | A0101        | 2026-03-02 09:00:00 | 2026-03-02 17:00:00 |           | true
"""
SIGN_INS = """
    sign_in_id | plan_id | person_id | moment  | at
    1          | SIGNED  | P1        | opening | 2026-03-02 09:00:00
    2          | SIGNED  | P1        | closing | 2026-03-02 17:00:00
    3          | HALF    | P2        | opening | 2026-03-02 09:00:00
"""
EXPLANATIONS = """
    explanation_id | plan_id   | by   | reason
    X1             | EXPLAINED | body | 手机故障
"""


def test_an_audit_never_signed_or_signed_at_one_end_fires_and_the_honest_ones_do_not():
    named = subjects(DETECTOR, audit_plans=PLANS, sign_ins=SIGN_INS, explanations=EXPLANATIONS)
    assert named == ["HALF", "NEVER", "REMOTE"]


def test_half_signed_weighs_less_than_not_signed():
    found = findings(DETECTOR, audit_plans=PLANS, sign_ins=SIGN_INS, explanations=EXPLANATIONS)
    assert {f["subject_id"]: f["score"] for f in found} == {"NEVER": 0.9, "REMOTE": 0.9, "HALF": 0.6}


def test_without_any_sign_in_table_the_question_is_not_assessed():
    from tests.spec import run

    (coverage,) = run(DETECTOR, audit_plans=PLANS).coverage
    assert (coverage.status, coverage.why) == ("not assessed", "absent: sign_ins")


@pytest.mark.parametrize(("as_of", "named"), [(date(2026, 3, 2), ["NEVER"]), (date(2026, 3, 1), [])])
def test_an_audit_is_due_from_the_day_its_plan_ends(as_of: date, named: list[str]):
    plans = "\n".join(PLANS.splitlines()[:4])
    assert subjects(DETECTOR, as_of=as_of, audit_plans=plans, sign_ins=SIGN_INS) == named


PRODUCT_PLANS = """
    plan_id | body_id | org_id | domain_codes | planned_start_at    | planned_end_at
    B1      | B       | O1     | B03          | 2026-03-02 09:00:00 | 2026-03-02 17:00:00
    B2      | B       | O2     | B03          | 2026-03-02 09:00:00 | 2026-03-02 17:00:00
    C1      | B       | O3     | C01          | 2026-03-02 09:00:00 | 2026-03-02 17:00:00
    C2      | B       | O4     | C01          | 2026-03-02 09:00:00 | 2026-03-02 17:00:00
    C3      | B       | O5     | C01          | 2026-03-02 09:00:00 | 2026-03-02 17:00:00
"""


def test_other_fields_are_held_to_signing_only_where_half_of_their_audits_are_signed():
    signs = """
        sign_in_id | plan_id | person_id | moment  | at
        1          | B1      | P1        | opening | 2026-03-02 09:00:00
        2          | B1      | P1        | closing | 2026-03-02 17:00:00
        3          | C1      | P1        | opening | 2026-03-02 09:00:00
        4          | C1      | P1        | closing | 2026-03-02 17:00:00
    """
    assert subjects(DETECTOR, audit_plans=PRODUCT_PLANS, sign_ins=signs) == ["B2"]


def test_members_who_sign_as_they_come_and_go_have_signed_both_ends():
    """The meetings may be signed by nobody: the first arrival opens the audit, the last departure closes it."""
    signs = """
        sign_in_id | plan_id | person_id | moment | at
        1          | SIGNED  | P1        | arrive | 2026-03-02 08:50:00
        2          | SIGNED  | P2        | leave  | 2026-03-02 17:10:00
        3          | HALF    | P3        | arrive | 2026-03-02 08:50:00
        4          | HALF    | P3        | challenge | 2026-03-02 11:00:00
    """
    plans = "\n".join(PLANS.splitlines()[:5])
    assert subjects(DETECTOR, audit_plans=plans, sign_ins=signs) == ["HALF", "NEVER"]
