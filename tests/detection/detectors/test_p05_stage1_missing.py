"""P05: no stage 1 on record."""

from tests.spec import findings, subjects

DETECTOR = "p05_stage1_missing"
OLD_PLAN = "OLD | B-9 | O-9 | A0101 | 03 | 2025-01-02T09:00:00 | "  # the data begin on 2025-01-02
PLANS = """
    plan_id | body_id | org_id | domain_codes | stage_codes | planned_start_at    | cert_nos
    {old}
    S2      | B-1     | O-1    | A0101        | {stages}    | {start}T09:00:00    |
"""
RESULTS = """
    plan_id | person_id | stage_code | started_at       | ended_at
    S2      | A         | 0102       | {start}T09:00:00 | {start}T17:00:00
"""
CERTIFICATES = """
    cert_no | body_id | org_id | domain_code | issued_on  | first_issued_on | stage1_started_on
    C-1     | B-1     | O-1    | A0101       | 2026-03-30 | 2026-03-30      | {stated}
"""


def named(start: str = "2026-03-10", stages: str = "0102", extra_results: str = "", **tables: str) -> list[str]:
    plans = PLANS.format(old=OLD_PLAN, start=start, stages=stages)
    results = RESULTS.format(start=start) + extra_results
    return subjects(DETECTOR, audit_plans=plans, audit_results=results, **tables)


def test_stage_2_without_any_stage_1():
    assert named() == ["S2"]


def test_a_stage_1_in_the_same_plan_silences_also_when_it_came_late():
    early = "S2 | A | 0101 | 2026-03-01T09:00:00 | 2026-03-01T17:00:00\n"
    late = "S2 | A | 0101 | 2026-03-20T09:00:00 | 2026-03-20T17:00:00\n"
    assert named(extra_results=early) == []
    assert named(extra_results=late) == []  # out of order is another offence


def test_a_plan_that_announced_stage_1_but_has_no_result_of_it_fires():
    assert named(stages="0101；0102") == ["S2"]


def test_just_inside_the_data_stage_1_may_lie_before_them():
    assert named(start="2025-03-02") == []  # 59 days after the first plan
    assert named(start="2025-03-03") == ["S2"]  # 60 days
    assert named(start="2025-02-01", stages="0101；0102") == ["S2"]  # announced in this very plan


def test_a_stated_day_before_the_data_silences_and_one_inside_does_not():
    early = {"start": "2025-02-01"}
    assert (
        named(**early, certificates=CERTIFICATES.format(stated="2025-01-01").replace("2026-03-30", "2025-02-20")) == []
    )
    assert named(
        **early, certificates=CERTIFICATES.format(stated="2025-01-02").replace("2026-03-30", "2025-02-20")
    ) == ["S2"]


def test_a_blank_day_among_certificates_that_state_it_does_not_silence():
    blank = CERTIFICATES.format(stated="").replace("2026-03-30", "2025-02-20")
    others = "".join(f"X-{n} | B-9 | O-8 | A0101 | 2026-01-0{n} | | 2025-11-01\n" for n in (1, 2))
    assert named(start="2025-02-01", certificates=blank) == []
    assert named(start="2025-02-01", certificates=blank + others) == ["S2"]


def test_recertification_surveillance_and_products_need_no_stage_1():
    quiet = subjects(
        DETECTOR,
        audit_plans="""
            plan_id | body_id | org_id | domain_codes | stage_codes | planned_start_at
            OLD     | B-9     | O-9    | A0101        | 03          | 2025-01-02T09:00:00
            RECERT  | B-1     | O-1    | A0101        | 0202        | 2026-03-10T09:00:00
            SURV    | B-1     | O-2    | A0101        | 03          | 2026-03-10T09:00:00
            PRODUCT | B-1     | O-3    | B0301        | 0102        | 2026-03-10T09:00:00
            SILENT  | B-1     | O-4    | A0101        | 0101；0102  | 2026-03-10T09:00:00
        """,
        audit_results="""
            plan_id | person_id | stage_code | started_at
            RECERT  | A         | 0202       | 2026-03-10T09:00:00
            SURV    | A         | 03         | 2026-03-10T09:00:00
            PRODUCT | A         | 0102       | 2026-03-10T09:00:00
        """,
    )
    assert quiet == []


def test_the_finding_names_plan_and_certificate():
    (found,) = findings(
        DETECTOR,
        audit_plans=PLANS.format(old=OLD_PLAN, start="2026-03-10", stages="0102"),
        audit_results=RESULTS.format(start="2026-03-10"),
        certificates=CERTIFICATES.format(stated="2026-03-01"),
    )
    assert (found["plan_id"], found["cert_no"], found["body_id"], found["org_id"]) == ("S2", "C-1", "B-1", "O-1")
    assert found["explanation_en"] == ("Audit S2 began its stage 2 on 2026-03-10; no stage 1 is on record.")


def test_where_nobody_reports_results_the_plans_tell_the_stages():
    first = "S1 | B-1 | O-1 | A0101 | 0101 | 2026-02-20T09:00:00 | \n    "
    alone = PLANS.format(old=OLD_PLAN, start="2026-03-10", stages="0102")
    assert subjects(DETECTOR, audit_plans=alone) == ["S2"]
    assert subjects(DETECTOR, audit_plans=alone.replace("S2 ", first + "S2 ")) == []
    planned_only = alone.replace("S2 ", first + "S2 ")
    assert named() == ["S2"]
    held = RESULTS.format(start="2026-03-10")
    assert subjects(DETECTOR, audit_plans=planned_only, audit_results=held) == ["S2"]  # announced and never held
    future = PLANS.format(old=OLD_PLAN, start="2026-07-10", stages="0102")
    assert subjects(DETECTOR, audit_plans=future) == []
