"""P04: on-site days against the base days the body reported."""

import pytest

from tests.spec import findings, subjects

DETECTOR = "p04_onsite_below_base"
PLANS = """
    plan_id | body_id | org_id | domain_codes | stage_codes | planned_start_at    | planned_end_at
    P-1     | B-1     | O-1    | {domains}    | {stages}    | 2026-02-20T09:00:00 | 2026-02-21T17:00:00
"""
ONE_OF = """
    cert_no | body_id | org_id | domain_code | onsite_days | base_days | issued_on
    C-1     | B-1     | O-1    | A0101       | {onsite}    | 10        | 2026-03-01
"""


def test_finer_figures_fire_below_seven_tenths_and_not_at_seven_tenths():
    named = subjects(
        DETECTOR,
        certificates="""
            cert_no | onsite_days | base_days | issued_on
            BELOW   | 6.99        | 10        | 2026-03-01
            AT      | 7           | 10        | 2026-03-01
            NEARLY  | 1.4         | 2         | 2026-03-01
            TENTH   | 1.38        | 2         | 2026-03-01
        """,
    )
    assert named == ["BELOW", "TENTH"]


def test_half_days_may_have_been_rounded_down():
    named = subjects(
        DETECTOR,
        certificates="""
            cert_no | onsite_days | base_days | issued_on
            SMALL   | 1.5         | 2.5       | 2026-03-01
            HALVED  | 1           | 2.5       | 2026-03-01
            ROUNDED | 2           | 3         | 2026-03-01
            CUT     | 1.5         | 3         | 2026-03-01
        """,
    )
    assert named == ["CUT", "HALVED"]


def test_a_recertification_needs_two_thirds_whether_its_audit_or_its_age_says_so():
    older = """
        cert_no | onsite_days | base_days | issued_on  | first_issued_on
        BELOW   | 4.3         | 10        | 2026-03-01 | 2023-03-01
        ENOUGH  | 4.7         | 10        | 2026-03-01 | 2023-03-01
        FIRST   | 4.7         | 10        | 2026-03-01 | 2026-03-01
    """
    assert subjects(DETECTOR, certificates=older) == ["BELOW", "FIRST"]
    plans = PLANS.format(domains="A0101", stages="0202")
    assert subjects(DETECTOR, certificates=ONE_OF.format(onsite="4.7"), audit_plans=plans) == []
    assert subjects(DETECTOR, certificates=ONE_OF.format(onsite="4.6"), audit_plans=plans) == ["C-1"]


def test_an_integrated_audit_may_save_a_fifth_more():
    integrated = PLANS.format(domains="A0101；A0201", stages="0101；0102")
    single = PLANS.format(domains="A0101", stages="0101；0102")
    assert subjects(DETECTOR, certificates=ONE_OF.format(onsite="5.6"), audit_plans=integrated) == []
    assert subjects(DETECTOR, certificates=ONE_OF.format(onsite="5.59"), audit_plans=integrated) == ["C-1"]
    assert subjects(DETECTOR, certificates=ONE_OF.format(onsite="5.5"), audit_plans=integrated) == []  # 5.6 rounded
    assert subjects(DETECTOR, certificates=ONE_OF.format(onsite="5"), audit_plans=integrated) == ["C-1"]
    assert subjects(DETECTOR, certificates=ONE_OF.format(onsite="5.6"), audit_plans=single) == ["C-1"]


def test_unknown_or_empty_base_is_not_judged():
    named = subjects(
        DETECTOR,
        certificates="""
            cert_no   | onsite_days | base_days | issued_on
            NO-BASE   | 1           |           | 2026-03-01
            ZERO-BASE | 0           | 0         | 2026-03-01
            NO-ONSITE |             | 10        | 2026-03-01
            NO-DAY    | 9           | 10        |
        """,
    )
    assert named == []


def test_the_sentence_shows_both_figures_and_the_share():
    (found,) = findings(
        DETECTOR,
        certificates="""
            cert_no | body_id | org_id | onsite_days | base_days | issued_on  | stage2_ended_on
            C-1     | B-1     | O-1    | 3           | 8         | 2026-03-01 | 2026-02-20
        """,
    )
    assert found["explanation_en"] == (
        "Certificate C-1 rests on 3 on-site days against 8 base days: a share of 0.375, below the 0.7 that may remain."
    )
    assert found["explanation_zh"] == "证书C-1的现场人日为3，基准人日为8，比例0.375低于允许的0.7。"
    assert str(found["occurred_on"]) == "2026-02-20"


def test_plans_of_one_client_on_one_day_are_one_integrated_audit():
    """The national system binds them; two audits on two days are none."""
    header = "plan_id | body_id | org_id | domain_codes | stage_codes | planned_start_at"
    quality = "P-1 | B-1 | O-1 | A0101 | 0102 | 2026-02-20T09:00:00"
    bound = f"{header}\n{quality}\nP-2 | B-1 | O-1 | A0201 | 0102 | 2026-02-20T13:00:00"
    apart = f"{header}\n{quality}\nP-2 | B-1 | O-1 | A0201 | 0102 | 2026-02-21T09:00:00"
    assert subjects(DETECTOR, certificates=ONE_OF.format(onsite="5.6"), audit_plans=bound) == []
    assert subjects(DETECTOR, certificates=ONE_OF.format(onsite="5.6"), audit_plans=apart) == ["C-1"]


@pytest.mark.parametrize(("other_day", "named"), [("2024-01-20", []), ("2024-01-21", ["CERT"])])
def test_without_a_known_audit_a_certificate_given_the_same_day_shows_an_integrated_one(
    other_day: str, named: list[str]
):
    drawn = f"""
        cert_no | body_id | org_id | domain_code | onsite_days | base_days | issued_on  | first_issued_on
        CERT    | B       | O      | A0101       | 5.6         | 10        | 2024-01-20 | 2024-01-20
        OTHER   | B       | O      | A0201       | 9           | 10        | {other_day} | {other_day}
    """
    assert subjects(DETECTOR, certificates=drawn) == named
