"""Every table keeps to the contract: intake rejects nothing, and every reference leads somewhere."""

import pytest

from gongxin.codes.credit_code import check
from gongxin.intake.dataset import read_dataset
from gongxin.records import TABLES

REFERENCES = [
    ("approved_scopes", "body_id", "bodies"),
    ("rules", "body_id", "bodies"),
    ("registrations", "body_id", "bodies"),
    ("registrations", "person_id", "people"),
    ("audit_plans", "body_id", "bodies"),
    ("audit_plans", "org_id", "organisations"),
    ("audit_team", "plan_id", "audit_plans"),
    ("audit_team", "person_id", "people"),
    ("sign_ins", "plan_id", "audit_plans"),
    ("sign_ins", "person_id", "people"),
    ("explanations", "plan_id", "audit_plans"),
    ("audit_results", "plan_id", "audit_plans"),
    ("audit_results", "person_id", "people"),
    ("certificates", "body_id", "bodies"),
    ("certificates", "org_id", "organisations"),
    ("certificate_events", "cert_no", "certificates"),
    ("inspections", "body_id", "bodies"),
    ("ccc_certificates", "body_id", "bodies"),
    ("test_reports", "cert_no", "ccc_certificates"),
    ("factory_inspections", "cert_no", "ccc_certificates"),
    ("marks", "cert_no", "ccc_certificates"),
]


def test_intake_rejects_nothing_and_knows_every_column(nation, tmp_path):
    staged = read_dataset(nation.folder, tmp_path / "work")
    assert staged.rejected.num_rows == 0
    assert not any(staged.unknown_columns.values())
    assert set(staged.files) == set(TABLES)
    assert dict(staged.rows) == nation.rows


@pytest.mark.parametrize(("table", "column", "other"), REFERENCES)
def test_references_lead_somewhere(value, table, column, other):
    assert value(f"SELECT count({column}) FROM {table}") > 0
    assert value(f"SELECT count(*) FROM {table} ANTI JOIN {other} USING ({column}) WHERE {column} IS NOT NULL") == 0


def test_deciders_certificates_in_plans_and_people_shown_exist(value):
    assert (
        value("SELECT count(*) FROM certificates ANTI JOIN people ON decided_by = person_id WHERE decided_by <> ''")
        == 0
    )
    named = "(SELECT DISTINCT unnest(string_split(cert_nos, '；')) AS cert_no FROM audit_plans WHERE cert_nos <> '')"
    assert value(f"SELECT count(*) FROM {named}") > 0
    assert value(f"SELECT count(*) FROM {named} ANTI JOIN certificates USING (cert_no)") == 0
    shown = "(SELECT DISTINCT unnest(string_split(present_ids, '；')) AS person_id FROM sign_ins)"
    assert value(f"SELECT count(*) FROM {shown} ANTI JOIN people USING (person_id)") == 0


@pytest.mark.parametrize("table", sorted(TABLES))
def test_keys_are_unique_and_filled(value, table):
    key = ", ".join(f'"{name}"' for name in (*TABLES[table].key, *TABLES[table].also_by))
    rows, distinct = value(f"SELECT count(*) FROM {table}"), value(f"SELECT count(DISTINCT ({key})) FROM {table}")
    assert rows == distinct > 0


def test_credit_codes_have_right_check_digits(ask):
    codes = [row[0] for row in ask("SELECT org_id FROM organisations UNION SELECT uscc FROM bodies")]
    assert [code for code in codes if not (check(code).check_digit_ok and check(code).organisation_digit_ok)] == []


def test_nothing_is_told_of_the_time_after_the_day_of_the_extract(value):
    assert value('SELECT max("at")::date FROM sign_ins') <= value("SELECT DATE '2026-06-30'")
    for table, column in (("certificates", "issued_on"), ("certificates", "status_on"), ("certificate_events", '"on"')):
        assert value(f"SELECT count(*) FROM {table} WHERE {column} > DATE '2026-06-30'") == 0
