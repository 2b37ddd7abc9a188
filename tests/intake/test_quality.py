"""Data quality of each body: late, missing and contradictory reports and what there is to do."""

import json
from datetime import date

import pyarrow.parquet as pq

from gongxin.intake.quality import quality
from gongxin.intake.staged import Staged
from tests.spec import table


def staged(folder, **tables):
    files = {}
    for name, text in tables.items():
        files[name] = (folder / f"{name}.parquet",)
        pq.write_table(table(name, text), files[name][0])
    return Staged(files=files, rows={}, rejected=None)


def test_late_missing_and_contradictory_reports_are_counted_by_body(tmp_path):
    given = staged(
        tmp_path,
        certificates="""
            cert_no | body_id | org_id | decided_on | issued_on  | expires_on | status | reported_at
            GOOD    | A       | O1     | 2026-01-01 | 2026-01-02 | 2029-01-01 | 01     | 2026-02-01 00:00:00
            LATE    | A       | O1     | 2026-01-01 | 2026-01-02 | 2029-01-01 | 01     | 2026-02-02 00:00:00
            OLD     | B       | O1     | 2023-01-01 | 2023-01-02 | 2026-01-01 | 01     | 2023-01-02 00:00:00
            BARE    | B       | O9     |            | 2026-01-02 | 2029-01-01 | 01     | 2026-01-02 00:00:00
        """,
        organisations="""
            org_id | name
            O1     | 甲
        """,
    )
    rows = {row["body_id"]: row for row in quality(given, date(2026, 6, 30)).to_pylist()}
    assert (rows["A"]["late"], rows["A"]["missing"], rows["A"]["contradictory"], rows["A"]["score"]) == (1, 0, 0, 50.0)
    assert (rows["B"]["late"], rows["B"]["missing"], rows["B"]["contradictory"], rows["B"]["score"]) == (0, 1, 2, 0.0)
    assert {one["code"]: one["ids"] for one in json.loads(rows["B"]["todo"])} == {
        "certificate_without_dates": ["BARE"],
        "unknown_organisation": ["BARE"],
        "expired_and_valid": ["OLD"],
    }


def test_checks_whose_tables_are_absent_are_left_out(tmp_path):
    assert quality(staged(tmp_path), date(2026, 6, 30)).num_rows == 0


PUBLISHED_GOOD = ["91110000600037341L", "91350100M000100Y43", "91330600MA2BEJ8XXJ", "11341602003165249U"]


def todo(table, body):
    (row,) = [row for row in table.to_pylist() if row["body_id"] == body]
    return {one["code"]: one["ids"] for one in json.loads(row["todo"])}


def test_a_credit_code_with_a_wrong_check_digit_is_the_bodys_to_correct(tmp_path):
    codes = [*PUBLISHED_GOOD, "91310000132221040Q", "FOREIGN-1"]
    given = staged(
        tmp_path,
        organisations="org_id\n" + "\n".join(codes),
        certificates="cert_no | body_id | org_id | decided_on | issued_on | expires_on\n"
        + "\n".join(f"C-{code} | A | {code} | 2026-01-01 | 2026-01-01 | 2029-01-01" for code in codes),
    )
    assert todo(quality(given, date(2026, 6, 30)), "A") == {"bad_credit_code": ["C-91310000132221040Q"]}


def test_a_plan_reported_at_its_start_is_in_time_and_a_second_later_is_late(tmp_path):
    day = "2026-03-02"
    given = staged(
        tmp_path,
        audit_plans=f"""
            plan_id | body_id | org_id | stage_codes | planned_start_at | planned_end_at | reported_at    | site_lat
            IN-TIME | A       | O1     | 03          | {day} 09:00:00   | {day} 17:00:00 | {day} 09:00:00 | 39.9
            LATE    | A       | O1     | 03          | {day} 09:00:00   | {day} 17:00:00 | {day} 09:00:01 | 39.9
            BACK    | A       | O1     | 03          | {day} 09:00:00   | {day} 08:59:59 | {day} 08:00:00 | 39.9
            BARE    | A       |        | 03          | {day} 09:00:00   | {day} 17:00:00 | {day} 08:00:00 |
        """,
    )
    assert todo(quality(given, date(2026, 6, 30)), "A") == {
        "plan_reported_late": ["LATE"],
        "plan_without_place": ["BARE"],
        "plan_without_times": ["BARE"],
        "plan_ends_before_start": ["BACK"],
    }


def test_a_sign_in_of_an_unknown_plan_is_laid_to_the_only_employer_and_to_nobody_else(tmp_path):
    given = staged(
        tmp_path,
        audit_plans="""
            plan_id | body_id | org_id | stage_codes | planned_start_at    | planned_end_at      | site_lat
            KNOWN   | A       | O1     | 03          | 2026-03-02 09:00:00 | 2026-03-02 17:00:00 | 39.9
        """,
        registrations="""
            registration_no | person_id | body_id
            R1              | ONE       | A
            R2              | ONE       | A
            R3              | TWO       | A
            R4              | TWO       | B
        """,
        sign_ins="""
            sign_in_id | plan_id | person_id
            S1         | KNOWN   | ONE
            S2         | UNKNOWN | ONE
            S3         | UNKNOWN | TWO
        """,
    )
    assert todo(quality(given, date(2026, 6, 30)), "A") == {"sign_in_without_plan": ["S2"]}


def test_rows_that_were_refused_count_against_the_body_they_name(folder):
    folder.write(
        "certificates.csv",
        "cert_no,body_id,status,decided_on,issued_on,expires_on\n"
        "C1,cnca-r-2002-901,01,2026-01-01,2026-01-01,2029-01-01\n"
        "C2,CNCA-R-2002-901,99,never,2026-01-01,2029-01-01\n"
        "C3,,99,2026-01-01,2026-01-01,2029-01-01\n",
    )
    (row,) = quality(folder.read(), date(2026, 6, 30)).to_pylist()
    assert (row["body_id"], row["rejected"], row["score"]) == ("CNCA-R-2002-901", 1, 50.0)
    assert json.loads(row["todo"])[0]["ids"] == ["certificates.csv:3"]
