"""Tables in, profile out: what is counted of a body, and what is left out."""

import tempfile
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from gongxin.detection.duckdb_engine import DuckDBEngine
from gongxin.detection.runner import Runner
from gongxin.risk.profiles import profiles
from tests.risk.bodies import settings
from tests.spec import AS_OF, table

B, C = "CNCA-R-2002-001", "CNCA-R-2002-002"


def profiled(**tables):
    with tempfile.TemporaryDirectory() as folder:
        files, rows = {}, {}
        for name, text in tables.items():
            drawn = table(name, text)
            files[name], rows[name] = (Path(folder) / f"{name}.parquet",), drawn.num_rows
            pq.write_table(drawn, files[name][0])
        engine = DuckDBEngine(Path(folder))
        try:
            return profiles(Runner(engine, files, rows, AS_OF), settings())
        finally:
            engine.close()


def one(**tables):
    return profiled(**tables)[B]


def test_a_body_is_known_from_any_table_that_names_it():
    found = profiled(
        bodies=f"body_id | division\n{B} | 320100",
        certificates="cert_no | body_id\nX | CNCA-R-2010-010",
        complaints="complaint_id | about_kind | about_id | verified\nT | body | CNCA-R-2011-011 | true",
    )
    assert list(found) == [B, "CNCA-R-2010-010", "CNCA-R-2011-011"]


def test_what_stands_in_the_row_of_the_body():
    body = one(
        bodies=f"""
            body_id | division | status    | approved_on | full_time_staff | accreditation_status
            {B}     | 320100   | suspended | 2010-05-01  | 14              | withdrawn
        """
    )
    assert (body.division, body.status, body.approved_on) == ("320100", "suspended", date(2010, 5, 1))
    assert (body.full_time_staff, body.accreditation_status) == (14, "withdrawn")


def test_plans_are_counted_without_cancelled_ones_and_remote_ones_are_listed():
    body = one(
        audit_plans=f"""
            plan_id | body_id | remote | cancelled | planned_start_at
            P-3     | {B}     | true   |           | 2026-03-01 09:00:00
            P-1     | {B}     | true   | false     | 2026-02-01 09:00:00
            P-2     | {B}     |        |           | 2026-01-05 09:00:00
            P-4     | {B}     | true   | true      | 2025-01-01 09:00:00
            P-5     | {C}     | true   |           | 2025-01-01 09:00:00
        """
    )
    assert (body.plans, body.remote_plans, body.onsite_plans) == (3, ["P-1", "P-3"], 1)
    assert body.first_on == date(2026, 1, 5)


def test_certificates_are_counted_by_class_and_state_with_ccc_among_the_products():
    body = one(
        certificates=f"""
            cert_no | body_id | domain_code | status | transferred_from | issued_on
            C-1     | {B}     | A0101       | 01     |                  | 2025-03-01
            C-2     | {B}     | a0201       | 02     | {C}              | 2024-03-01
            C-3     | {B}     | B01         | 03     |                  | 2025-03-01
            C-4     | {B}     |             |        |                  |
        """,
        ccc_certificates=f"cert_no | body_id | status\n2020010101000001 | {B} | 01",
    )
    assert (body.certificates, body.valid_certificates, body.transferred_certificates) == (5, 2, 1)
    assert body.by_class == {"A": 2, "B": 2, "": 1}
    assert body.first_on == date(2024, 3, 1)


def test_persons_are_counted_once_however_many_registrations_they_have():
    body = one(
        registrations=f"""
            registration_no | person_id | body_id
            R-1             | A         | {B}
            R-2             | A         | {B}
            R-3             | D         | {B}
            R-4             | E         | {C}
        """
    )
    assert body.persons == 2


@pytest.mark.parametrize(
    ("at", "late"), [("2026-03-18 17:00:00", []), ("2026-03-18 17:00:01", ["E-1"]), ("2026-03-04 09:00:00", [])]
)
def test_an_explanation_is_late_after_fifteen_days(at, late):
    body = one(
        audit_plans=f"plan_id | body_id | planned_end_at\nP-1 | {B} | 2026-03-03 17:00:00",
        explanations=f"explanation_id | plan_id | by | at\nE-1 | P-1 | body | {at}",
    )
    assert (body.explanations, body.late_explanations) == (1, late)


def test_only_explanations_of_the_body_itself_on_a_plan_that_was_held_count():
    body = one(
        audit_plans=f"""
            plan_id | body_id | planned_end_at      | cancelled
            P-1     | {B}     | 2026-03-03 17:00:00 |
            P-2     | {B}     | 2026-03-03 17:00:00 | true
            P-3     | {B}     |                     |
        """,
        explanations="""
            explanation_id | plan_id | by      | at
            E-1            | P-1     | auditor | 2026-05-03 17:00:00
            E-2            | P-2     | body    | 2026-05-03 17:00:00
            E-3            | P-3     | body    | 2026-05-03 17:00:00
            E-4            | P-9     | body    | 2026-05-03 17:00:00
        """,
    )
    assert (body.explanations, body.late_explanations) == (1, [])


def test_what_supervision_knows_is_taken_from_decisions_about_the_body():
    body = one(
        penalties=f"""
            decision_no | subject_kind | subject_id | decided_on | provision | kind
            N-2         | body         | {B}        | 2026-01-01 | 条例59    | 罚款
            N-1         | body         | {B}        |            |           |
            N-3         | organisation | {B}        | 2026-01-01 | 条例59    | 罚款
            N-4         | body         | {C}        | 2026-01-01 | 条例59    | 罚款
        """,
        inspections=f"""
            inspection_id | body_id | inspected_on | outcome
            J-1           | {B}     | 2026-01-01   | serious
            J-2           | {B}     | 2026-01-01   |
            J-3           | {C}     | 2026-01-01   | false
        """,
        complaints=f"""
            complaint_id | about_kind | about_id | received_on | verified
            T-1          | body       | {B}      | 2026-01-01  | true
            T-2          | body       | {B}      | 2026-01-01  | false
            T-3          | body       | {B}      | 2026-01-01  |
            T-4          | person     | {B}      | 2026-01-01  | true
        """,
    )
    assert [held.decision_no for held in body.penalties] == ["N-1", "N-2"]
    assert [(held.inspection_id, held.outcome) for held in body.inspections] == [("J-1", "serious"), ("J-2", "none")]
    assert [held.complaint_id for held in body.complaints] == ["T-1"]


def test_a_listing_is_found_by_the_credit_code_of_the_body():
    found = profiled(
        bodies=f"body_id | uscc\n{B} | 91110105MA0000101X\n{C} | 91530102MA0000102X",
        organisations="""
            org_id             | dishonest_from | dishonest_to
            91110105MA0000101X | 2025-01-01     | 2028-01-01
            91530102MA0000102X |                |
        """,
    )
    assert [(held.from_on, held.to_on) for held in found[B].listings] == [(date(2025, 1, 1), date(2028, 1, 1))]
    assert found[C].listings == []
