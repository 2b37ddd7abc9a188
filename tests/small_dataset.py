"""A dataset of a few rows on disk, as a user would hand it over, with a handful of planted offences."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from tests.spec import table

BODIES = """
    body_id         | name                          | division | status
    CNCA-R-2002-001 | <script>alert(1)</script>认证 | 110000   | approved
    CNCA-R-2002-002 | 清源认证                      | 310000   | approved
"""
PEOPLE = """
    person_id | name
    A-1       | 不应出现的姓名
"""
ORGANISATIONS = """
    org_id | name   | division | employees
    O-1    | 甲公司 | 320100   | 20
    O-2    | 乙公司 | 440300   | 30
"""
CERTIFICATES = """
    cert_no | body_id         | org_id | domain_code | decided_on | issued_on  | expires_on | status
    C-1     | CNCA-R-2002-001 | O-1    | A0101       | 2026-03-05 | 2026-03-01 | 2029-02-28 | 01
    C-2     | CNCA-R-2002-001 | O-2    | A0101       | 2026-03-05 | 2026-03-02 | 2029-03-01 | 01
    C-3     | CNCA-R-2002-002 | O-2    | A0101       | 2026-03-05 | 2026-03-05 | 2029-03-04 | 01
"""
PLANS = """
    plan_id | body_id         | org_id | domain_codes | stage_codes | planned_start_at    | planned_end_at      | cert_nos | site_division
    P-1     | CNCA-R-2002-001 | O-1    | A0101        | 0102        | 2026-02-02 09:00:00 | 2026-02-03 17:00:00 | C-1      | 320100
    P-2     | CNCA-R-2002-002 | O-2    | A0101        | 0102        | 2026-02-04 09:00:00 | 2026-02-05 17:00:00 | C-3；C-2 | 440300
"""  # a drawing
TABLES = {
    "bodies": BODIES, "people": PEOPLE, "organisations": ORGANISATIONS, "certificates": CERTIFICATES,
    "audit_plans": PLANS,
}  # fmt: skip


def write_dataset(folder: Path, manifest: str = "contract = 1\nas_of = 2026-06-30\n", **tables: str) -> Path:
    """The tables above, those in `tables` in place of them, and `dataset.toml`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {**TABLES, **tables}.items():
        pq.write_table(table(name, text), folder / f"{name}.parquet")
    if manifest:
        (folder / "dataset.toml").write_text(manifest, encoding="utf-8")
    return folder
