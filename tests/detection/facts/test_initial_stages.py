"""Stage 2 of an initial audit and the stage 1 that belongs to it."""

from tests.detection.facts.fact_rows import fact_rows

RESULTS = """
    plan_id | person_id | stage_code | started_at          | ended_at
    FIRST   | A         | 0101       | {first}T09:00:00    | {first}T17:00:00
    SECOND  | A         | 0102       | 2026-03-10T09:00:00 | 2026-03-11T17:00:00
"""


def stage1_of_second(plans: str, first: str = "2026-02-20") -> str | None:
    ((_, stage1),) = fact_rows(
        "initial_stages", "plan_id", "stage1_from", audit_plans=plans, audit_results=RESULTS.format(first=first)
    )
    return stage1


def test_a_stage_1_in_its_own_results():
    rows = fact_rows(
        "initial_stages",
        "plan_id",
        "stage1_from",
        "stage1_to",
        "stage2_from",
        audit_plans="""
            plan_id | body_id | org_id | domain_codes
            P-1     | B-1     | O-1    | A0101
        """,
        audit_results="""
            plan_id | person_id | stage_code | started_at          | ended_at
            P-1     | A         | 0101       | 2026-03-01T09:00:00 | 2026-03-02T17:00:00
            P-1     | A         | 0102       | 2026-03-10T09:00:00 | 2026-03-11T17:00:00
        """,
    )
    assert rows == [("P-1", "2026-03-01", "2026-03-02", "2026-03-10")]


def test_a_stage_1_in_another_plan_of_the_organisation_with_a_common_class_of_domains():
    plans = """
        plan_id | body_id | org_id | domain_codes
        FIRST   | B-1     | O-1    | {domains}
        SECOND  | B-1     | O-1    | A0101；A0301
    """
    assert stage1_of_second(plans.format(domains="A0201；A0301")) == "2026-02-20"
    assert stage1_of_second(plans.format(domains="A0201")) is None


def test_a_stage_1_under_the_same_application_or_certificate():
    by_application = """
        plan_id | body_id | org_id | domain_codes | application_no
        FIRST   | B-1     | O-9    | A0101        | {number}
        SECOND  | B-1     | O-1    | A0101        | AP-1
    """
    assert stage1_of_second(by_application.format(number="AP-1")) == "2026-02-20"
    assert stage1_of_second(by_application.format(number="AP-2")) is None
    by_certificate = by_application.replace("application_no", "cert_nos")
    assert stage1_of_second(by_certificate.format(number="X；ap-1")) == "2026-02-20"
    assert stage1_of_second(by_certificate.format(number="AP-2")) is None


def test_another_body_or_a_cancelled_plan_does_not_help():
    plans = """
        plan_id | body_id | org_id | domain_codes | cancelled
        FIRST   | {body}  | O-1    | A0101        | {cancelled}
        SECOND  | B-1     | O-1    | A0101        |
    """
    assert stage1_of_second(plans.format(body="B-1", cancelled="false")) == "2026-02-20"
    assert stage1_of_second(plans.format(body="B-2", cancelled="false")) is None
    assert stage1_of_second(plans.format(body="B-1", cancelled="true")) is None


def test_a_stage_1_up_to_180_days_later_is_the_one_left_out_and_a_later_one_another():
    plans = """
        plan_id | body_id | org_id | domain_codes
        FIRST   | B-1     | O-1    | A0101
        SECOND  | B-1     | O-1    | A0101
    """
    assert stage1_of_second(plans, first="2026-09-06") == "2026-09-06"
    assert stage1_of_second(plans, first="2026-09-07") is None


def test_only_management_systems_have_two_stages():
    rows = fact_rows(
        "initial_stages",
        "plan_id",
        audit_plans="""
            plan_id | body_id | org_id | domain_codes
            SYSTEM  | B-1     | O-1    | B0301；A0101
            PRODUCT | B-1     | O-1    | B0301
            UNKNOWN | B-1     | O-1    |
        """,
        audit_results="""
            plan_id | person_id | stage_code | started_at
            SYSTEM  | A         | 0102       | 2026-03-10T09:00:00
            PRODUCT | A         | 0102       | 2026-03-10T09:00:00
            UNKNOWN | A         | 0102       | 2026-03-10T09:00:00
        """,
    )
    assert rows == [("SYSTEM",)]
