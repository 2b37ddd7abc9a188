"""Every pattern is planted, and the truth stands in its own folder alone."""

import re

import pytest

from gongxin.detection.catalogue import detectors
from gongxin.records import TABLES

PATTERNS = sorted({one.pattern for one in detectors().values()})
KEYS = ("cert_no", "plan_id", "person_id", "org_id")
GIVEAWAY = re.compile(r"\b[PX][01]\d\b|fraud|plant|fake|truth|misconduct|违规|虚假|造假", re.IGNORECASE)
# Values that are the offence itself and not its mark.
OFFENCES = {
    ("certificates", "onsite_days"), ("certificates", "base_days"), ("sign_ins", "mock_location"),
    ("organisations", "status"), ("organisations", "legal_person"), ("organisations", "phone"),
    ("organisations", "address"), ("organisations", "lat"), ("organisations", "lon"), ("organisations", "division"),
    ("audit_plans", "site_address"), ("audit_plans", "site_lat"), ("audit_plans", "site_lon"),
    ("audit_plans", "site_division"),  # shells share their address
    ("audit_plans", "stage_codes"), ("audit_results", "stage_code"),  # special audits are planted more than honest
    ("certificates", "decided_by"),  # P14: auditors who decide
}  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_pattern_that_is_asked_for_is_planted(nation, pattern):
    assert nation.planted[pattern] >= 2


@pytest.mark.parametrize(
    ("pattern", "variants"),
    [
        ("P01", {"no_sign_in", "signed_elsewhere", "signed_and_left_audit", "signed_and_left_challenge", "mock_location"}),
        ("P02", {"shared_phone", "photo_exact", "photo_changed", "photo_across_bodies"}),
        ("P03", {"overlap", "impossible_travel", "across_bodies"}),
        ("P04", {"base_understated", "days_on_site", "short_presence"}),
        ("P05", {"missing", "same_day"}),
        ("P06", {"issued_before_decision", "decided_before_audit_end", "issued_before_audit_end", "no_audit"}),
        ("P09", {"never_approved", "approval_ended"}),
        ("P10", {"absent", "expired", "wrong_field", "trainee_alone", "expert_as_auditor"}),
        ("P11", {"two_registrations"}),
        ("P12", {"never_active"}),
        ("P13", {"surveillance_overdue", "suspension_over_term"}),
        ("P15", {"rule_not_filed", "yearly_report_missing", "approval_expired"}),
        ("X02", {"cluster_0", "cluster_1", "cluster_2"}),
        ("X04", {"abnormal", "closed", "dishonest", "licence_revoked"}),
        ("X06", {"changed_after_end", "reported_after_start"}),
    ],
)  # fmt: skip
def test_the_variants_for_which_a_nation_this_small_has_room_are_planted(ask, pattern, variants):
    assert variants <= {row[0] for row in ask(f"SELECT DISTINCT variant FROM planted WHERE pattern = '{pattern}'")}


def test_every_planted_fact_is_about_records_that_exist(value):
    tables = {"cert_no": "certificates", "plan_id": "audit_plans", "person_id": "people", "org_id": "organisations",
              "body_id": "bodies"}  # fmt: skip
    for key, table in tables.items():
        assert value(f"SELECT count({key}) FROM planted") > 0
        assert value(f"SELECT count(*) FROM planted ANTI JOIN {table} USING ({key}) WHERE {key} IS NOT NULL") == 0


def test_the_bodies_judged_are_those_in_which_something_was_planted(ask, value):
    assert value("SELECT count(*) FROM judged") == value("SELECT count(*) FROM bodies")
    assert set(ask("SELECT body_id FROM judged WHERE fraudulent")) == set(
        ask("SELECT DISTINCT body_id FROM planted WHERE body_id IS NOT NULL")
    )
    assert value("SELECT count(*) FROM judged WHERE fraudulent = (patterns = '')") == 0


def test_the_dataset_holds_the_tables_of_the_contract_and_nothing_else(nation, ask):
    files = {file.name for file in nation.folder.iterdir()}
    assert files == {*(f"{name}.parquet" for name in TABLES), "dataset.toml", "truth"}
    for name, table in TABLES.items():
        assert [row[0] for row in ask(f"DESCRIBE {name}")] == list(table.names)


def test_no_word_of_the_dataset_tells_the_truth(nation, ask):
    assert not GIVEAWAY.search((nation.folder / "dataset.toml").read_text(encoding="utf-8"))
    for name, table in TABLES.items():
        texts = [c for c, kind, *_ in ask(f"DESCRIBE {name}") if kind == "VARCHAR"]
        for column in set(texts) - set(table.key):
            values = [row[0] for row in ask(f'SELECT DISTINCT "{column}" FROM {name} WHERE "{column}" IS NOT NULL')]
            assert [v for v in values if GIVEAWAY.search(v)] == [], (name, column)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_no_single_value_of_a_column_picks_out_the_planted(ask, name):
    columns = [c for c in TABLES[name].names if not c.endswith(("_id", "_no", "_nos", "_ids")) and c != "uscc"]
    for key in set(KEYS) & set(TABLES[name].names):
        bad = f"(SELECT {key} FROM planted WHERE {key} IS NOT NULL)"
        for column in columns:
            if (name, column) in OFFENCES:
                continue
            marks = ask(
                f'SELECT "{column}", count(DISTINCT {key}) AS n, count(DISTINCT {key}) FILTER ({key} IN {bad}) AS b '
                f'FROM {name} WHERE "{column}" IS NOT NULL GROUP BY 1 HAVING b >= 10 AND b >= 0.6 * n'
            )
            assert marks == [], (name, column, key)


@pytest.mark.parametrize(
    ("table", "key"),
    [("people", "person_id"), ("registrations", "person_id"), ("organisations", "org_id"), ("audit_team", "plan_id"),
     ("sign_ins", "plan_id"), ("audit_results", "plan_id")],
)  # fmt: skip
def test_neither_the_order_of_rows_nor_the_numbers_pick_out_the_planted(ask, table, key):
    bad = f"(SELECT {key} FROM planted WHERE {key} IS NOT NULL)"
    for order in ("row_number() OVER ()", f"rank() OVER (ORDER BY {key})"):
        rows = f"(SELECT {key} AS k, ({order}) / (SELECT count(*) FROM {table}) AS place FROM {table})"
        mean, planted = ask(f"SELECT avg(place), count(*) FROM {rows} WHERE k IN {bad}")[0]
        assert planted > 30
        assert 0.38 <= mean <= 0.62, order


def test_certificates_of_one_day_stand_in_an_order_that_tells_nothing(ask):
    rows = "(SELECT cert_no, issued_on, row_number() OVER () AS r FROM certificates)"
    bad = "(SELECT cert_no FROM planted WHERE cert_no IS NOT NULL)"
    [(mean,)] = ask(
        f"SELECT avg(place) FROM (SELECT cert_no, percent_rank() OVER (PARTITION BY issued_on ORDER BY r) AS place, "
        f"count(*) OVER (PARTITION BY issued_on) AS n FROM {rows}) WHERE n > 3 AND cert_no IN {bad}"
    )
    assert 0.4 <= mean <= 0.6
