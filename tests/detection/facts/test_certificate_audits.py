"""Which audits belong to which certificate."""

from tests.detection.facts.fact_rows import fact_rows

NO_RESULTS = "plan_id | person_id | stage_code"


def pairs(certificates: str, plans: str, results: str = NO_RESULTS) -> list[tuple[str, str]]:
    """Pairs of certificate and plan; every plan is drawn as an initial audit, so that it is named."""
    header, *rows = plans.strip().splitlines()
    initial = "\n".join([header + " | stage_codes", *(row + " | 0102" for row in rows)])
    tables = {"certificates": certificates, "audit_plans": initial, "audit_results": results}
    return fact_rows("certificate_audits", "cert_no", "plan_id", **tables)


def test_same_body_and_organisation_and_a_domain_covered():
    found = pairs(
        certificates="""
            cert_no | body_id | org_id | domain_code
            Q       | B-1     | O-1    | A0101
            E       | B-1     | O-1    | A0201
        """,
        plans="""
            plan_id    | body_id | org_id | domain_codes
            BOTH       | B-1     | O-1    | A0101；A0201
            QUALITY    | B-1     | O-1    | A0101
            OTHER-BODY | B-2     | O-1    | A0101
            OTHER-ORG  | B-1     | O-2    | A0101
            PRODUCT    | B-1     | O-1    | B0301
        """,
    )
    assert found == [("E", "BOTH"), ("Q", "BOTH"), ("Q", "QUALITY")]


def test_a_domain_is_covered_by_codes_above_and_below_it_but_not_beside_it():
    found = pairs(
        certificates="""
            cert_no | body_id | org_id | domain_code
            C-1     | B-1     | O-1    | A1001
        """,
        plans="""
            plan_id | body_id | org_id | domain_codes
            CLASS   | B-1     | O-1    | A10
            SMALL   | B-1     | O-1    | A100101
            LOWER   | B-1     | O-1    | a1001
            UNKNOWN | B-1     | O-1    |
            BESIDE  | B-1     | O-1    | A1002
            OTHER   | B-1     | O-1    | A0101
        """,
    )
    assert found == [("C-1", "CLASS"), ("C-1", "LOWER"), ("C-1", "SMALL"), ("C-1", "UNKNOWN")]


def test_a_plan_that_names_the_certificate_belongs_to_it_once():
    found = pairs(
        certificates="""
            cert_no        | body_id | org_id | domain_code
            00223Q21118R0M | B-1     | O-1    | A0101
        """,
        plans="""
            plan_id     | body_id | org_id | domain_codes | cert_nos
            NAMED       | B-1     | O-1    | A0101        | 00223Q21118R0M
            BRANCH      | B-1     | O-9    | A0101        | x；00223q 21118r0m
            OTHER-NAMED | B-1     | O-9    | A0101        | 00223Q21118R1M
        """,
    )
    assert found == [("00223Q21118R0M", "BRANCH"), ("00223Q21118R0M", "NAMED")]


def test_a_cancelled_plan_is_no_audit():
    found = pairs(
        certificates="""
            cert_no | body_id | org_id | domain_code
            C-1     | B-1     | O-1    | A0101
        """,
        plans="""
            plan_id   | body_id | org_id | domain_codes | cancelled | cert_nos
            CANCELLED | B-1     | O-1    | A0101        | true      | C-1
            HELD      | B-1     | O-1    | A0101        | false     |
        """,
    )
    assert found == [("C-1", "HELD")]


def test_a_transferred_certificate_keeps_the_audits_of_the_former_body_and_a_part_those_of_its_main_certificate():
    found = pairs(
        certificates="""
            cert_no | body_id | org_id | domain_code | transferred_from | main_cert_no
            MOVED   | B-2     | O-1    | A0101       | B-1              |
            MAIN    | B-3     | O-3    | A0101       |                  |
            PART    | B-3     | O-4    | A0101       |                  | MAIN
        """,
        plans="""
            plan_id | body_id | org_id | domain_codes | cert_nos
            FORMER  | B-1     | O-1    | A0101        |
            WHOLE   | B-3     | O-3    | A0101        | MAIN
        """,
    )
    assert ("MOVED", "FORMER") in found
    assert set(found) == {("MOVED", "FORMER"), ("MAIN", "WHOLE"), ("PART", "WHOLE")}


def test_days_come_from_the_results_and_else_from_the_plan():
    rows = fact_rows(
        "certificate_audits",
        "plan_id",
        "initial",
        "recertification",
        "granting_to",
        "held_from",
        "held_to",
        certificates="""
            cert_no | body_id | org_id | domain_code
            C-1     | B-1     | O-1    | A0101
        """,
        audit_plans="""
            plan_id | body_id | org_id | domain_codes | stage_codes | planned_start_at    | planned_end_at
            FIRST   | B-1     | O-1    | A0101        | 0101；0102  | 2026-03-01T09:00:00 | 2026-03-05T17:00:00
            SECOND  | B-1     | O-1    | A0101        | 03          | 2026-05-01T09:00:00 | 2026-05-02T17:00:00
        """,
        audit_results="""
            plan_id | person_id | stage_code | started_at          | ended_at
            FIRST   | A         | 0102       | 2026-03-04T09:00:00 | 2026-03-06T17:00:00
        """,
    )
    assert sorted(rows, key=lambda row: row[-1]) == [
        ("FIRST", True, False, "2026-03-06", "2026-03-04", "2026-03-06"),
        (None, False, False, None, "2026-05-01", "2026-05-02"),
    ]


def test_without_a_table_of_results_the_plans_speak():
    rows = fact_rows(
        "certificate_audits",
        "cert_no",
        "plan_id",
        "recertification",
        certificates="""
            cert_no | body_id | org_id | domain_code
            C-1     | B-1     | O-1    | A0101
        """,
        audit_plans="""
            plan_id | body_id | org_id | domain_codes | stage_codes
            P-1     | B-1     | O-1    | A0101        | 0202
        """,
    )
    assert rows == [("C-1", "P-1", True)]
