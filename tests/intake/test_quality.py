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
