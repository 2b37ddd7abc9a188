"""The tables that are counted over, as views; a table that is absent is empty."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

from gongxin.casework.registry.bulk import quoted
from gongxin.detection import catalogue
from gongxin.detection.findings import FINDINGS_SCHEMA
from gongxin.detection.schemas import schema_of
from gongxin.law.parameters import parameter
from gongxin.records import TABLES

READ = (
    "bodies",
    "organisations",
    "certificates",
    "certificate_events",
    "audit_plans",
    "audit_team",
    "sign_ins",
    "registrations",
)
INDICATORS_SCHEMA = pa.schema(
    [
        ("body_id", pa.string()),
        ("indicator", pa.string()),
        ("shape", pa.string()),
        ("numerator", pa.float64()),
        ("denominator", pa.float64()),
        ("peer_group", pa.string()),
        ("assessed", pa.bool_()),
    ]
)
MONTHS = 36  # how far back the months of a profile go
SPAN_DAYS = 24 * 31  # how far back points, shared auditors and places of audits go: about two years

# Who audited for whom, one row per plan and person: read twice, and the largest join of all.
VISITS = """
    SELECT t.person_id, p.body_id, p.org_id, p.planned_start_at::DATE AS day,
        coalesce(t.planned_days, date_diff('day', p.planned_start_at::DATE, p.planned_end_at::DATE) + 1, 1) AS days
    FROM audit_team t JOIN audit_plans p USING (plan_id)
    WHERE t.role IN ('leader', 'auditor', 'trainee') AND NOT coalesce(p.cancelled, false)
        AND p.planned_start_at::DATE BETWEEN since() AND as_of() AND t.person_id IS NOT NULL"""


@contextmanager
def open_tables(dataset: Path, result: Path, as_of: date) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with the views, the tables `visits` and `questions`, and macros for the dates that bound it all."""
    with duckdb.connect() as con:
        for name in READ:
            _view(con, name, dataset / f"{name}.parquet", schema_of(TABLES[name]).to_pyarrow())
        _view(con, "findings", result / "findings.parquet", FINDINGS_SCHEMA)
        _view(con, "indicators", result / "indicators.parquet", INDICATORS_SCHEMA)
        day = f"DATE '{as_of.isoformat()}'"
        for name, value in (
            ("as_of", day),
            ("first_month", f"(date_trunc('month', {day}) - INTERVAL {MONTHS - 1} MONTH)::DATE"),
            ("load_month", f"(date_trunc('month', {day}) - INTERVAL 11 MONTH)::DATE"),
            ("since", f"({day} - INTERVAL {SPAN_DAYS} DAY)::DATE"),
            ("least_cluster", str(int(parameter("shells.least_cluster").on(as_of).value))),
        ):
            con.execute(f"CREATE MACRO {name}() AS {value}")
        con.register("questions", _questions())
        con.execute(f"CREATE TEMP TABLE visits AS {VISITS}")
        yield con


def _view(con: duckdb.DuckDBPyConnection, name: str, file: Path, schema: pa.Schema) -> None:
    """The columns of `schema`, from the file where there is one."""
    if file.exists():
        con.execute(f"CREATE VIEW {name} AS SELECT {quoted(schema.names)} FROM read_parquet('{file}')")
    else:
        con.register(name, schema.empty_table())


def _questions() -> pa.Table:
    """What each detector asks."""
    known = catalogue.detectors()
    columns = {
        "detector": list(known),
        "zh": [d.question.zh for d in known.values()],
        "en": [d.question.en for d in known.values()],
    }
    return pa.table(columns, schema=pa.schema([(name, pa.string()) for name in columns]))
