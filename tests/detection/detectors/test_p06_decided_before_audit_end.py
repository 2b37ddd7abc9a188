"""P06: decided before the audit ended."""

from tests.spec import findings, subjects

DETECTOR = "p06_decided_before_audit_end"
ONE = """
    cert_no | body_id | org_id | domain_code | decided_on | issued_on  | first_issued_on | stage2_ended_on
    C-1     | B-1     | O-1    | A0101       | 2026-03-10 | 2026-03-12 | {first}         | {stated}
"""
PLAN = """
    plan_id | body_id | org_id | domain_codes
    P-1     | B-1     | O-1    | A0101
    P-2     | B-1     | O-1    | A0101
"""


def fires(*results: str, first: str = "", stated: str = "") -> bool:
    lines = "\n".join(["plan_id | person_id | stage_code | started_at | ended_at", *results])
    certificates = ONE.format(first=first, stated=stated)
    return bool(subjects(DETECTOR, certificates=certificates, audit_plans=PLAN, audit_results=lines))


def ended(day: str, stage: str = "0102", plan: str = "P-1") -> str:
    return f"{plan} | A | {stage} | {day}T09:00:00 | {day}T17:00:00"


def test_the_stated_end_a_day_later_fires_and_the_same_day_does_not():
    named = subjects(
        DETECTOR,
        certificates="""
            cert_no  | decided_on | stage2_ended_on
            BEFORE   | 2026-03-09 | 2026-03-10
            SAME     | 2026-03-10 | 2026-03-10
            AFTER    | 2026-03-11 | 2026-03-10
            NO-END   | 2026-03-11 |
            NO-DAY   |            | 2026-03-10
            CYCLE    | 2023-03-11 | 2026-03-10
            AT-180   | 2025-09-11 | 2026-03-10
            OVER-180 | 2025-09-10 | 2026-03-10
        """,
    )
    assert named == ["AT-180", "BEFORE"]


def test_results_that_ended_later_than_the_decision_fire():
    assert fires(ended("2026-03-11"))
    assert fires(ended("2026-03-11"), stated="2026-03-05")  # the record says otherwise
    assert not fires(ended("2026-03-10"))
    assert not fires(ended("2026-03-05"), stated="2026-03-05")


def test_a_second_stage_before_the_decision_supports_it():
    assert not fires(ended("2026-03-05"), ended("2026-03-30", plan="P-2"))


def test_only_audits_that_grant_count():
    assert not fires(ended("2026-03-20", stage="03"))
    assert not fires(ended("2026-03-20", stage="0101"))
    assert fires(ended("2026-03-20", stage="0202"))
    assert not fires(ended("2026-03-20"), first="2023-03-01")  # an initial audit of another certificate
    assert fires(ended("2026-03-20", stage="0202"), first="2023-03-01")


def test_an_audit_half_a_year_later_is_another_one():
    assert fires(ended("2026-09-06"))
    assert not fires(ended("2026-09-07"))


def test_the_sentence_names_both_days():
    (found,) = findings(
        DETECTOR,
        certificates=ONE.format(first="", stated="2026-03-15"),
    )
    assert found["explanation_en"] == (
        "The decision on certificate C-1 was taken on 2026-03-10; the audit ended on 2026-03-15."
    )
    assert found["explanation_zh"] == "证书C-1的认证决定于2026-03-10作出，而审核于2026-03-15才结束。"
