"""Keep what a run wrote: findings once each, grades of every run, indicators and data quality of the latest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
from django.db import connection, transaction

from gongxin.casework.registry.bulk import ROWS, load, quoted
from gongxin.casework.runs.models import DataQuality, Grade, Indicator, Run
from gongxin.detection.findings import FINDINGS_SCHEMA
from gongxin.supervision.result import Result

OUTCOME = ("findings", "indicators", "grades")  # the tables whose bytes are the same in every repetition


def outcome_of(result: Result) -> str:
    """A hash over the tables that a repetition must reproduce."""
    whole = hashlib.sha256()
    for name in OUTCOME:
        whole.update(hashlib.sha256((result.folder / f"{name}.parquet").read_bytes()).digest())
    return whole.hexdigest()


@transaction.atomic
def keep(run: Run, result: Result, dataset: Path) -> None:
    """Write the tables of `result` into the database for `run`."""
    with duckdb.connect() as con:
        _views(con, result.folder, dataset)
        _findings(con, run)
        for model in (Indicator, DataQuality):
            model.objects.all().delete()
        _rows(
            con, Grade, run, "SELECT g.*, b.division AS body_division FROM grades g LEFT JOIN bodies b USING (body_id)"
        )
        _rows(con, Indicator, run, "SELECT * FROM indicators")
        _rows(con, DataQuality, run, "SELECT * FROM quality")


def _views(con: duckdb.DuckDBPyConnection, result: Path, dataset: Path) -> None:
    for name in ("findings", "indicators", "grades", "quality"):
        con.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{result / name}.parquet')")
    for name, columns in PLACES.items():
        file = dataset / f"{name}.parquet"
        empty = ", ".join(f"NULL::VARCHAR AS {column}" for column in columns)
        source = f"read_parquet('{file}')" if file.exists() else f"(SELECT {empty} WHERE false)"
        con.execute(f"CREATE VIEW {name} AS SELECT {', '.join(columns)} FROM {source}")


PLACES = {
    "bodies": ("body_id", "division"),
    "organisations": ("org_id", "division"),
    "audit_plans": ("plan_id", "site_division"),
}


def _findings(con: duckdb.DuckDBPyConnection, run: Run) -> None:
    """A finding that is known already is marked as found again; the others are new."""
    names = FINDINGS_SCHEMA.names
    placed = (
        "SELECT f.*, b.division AS body_division, coalesce(p.site_division, o.division) AS place_division "
        "FROM findings f LEFT JOIN bodies b USING (body_id) LEFT JOIN audit_plans p USING (plan_id) "
        "LEFT JOIN organisations o USING (org_id)"
    )
    columns = quoted((*names, "body_division", "place_division"))
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE found AS SELECT {columns} FROM findings LIMIT 0")
        load("found", _batches(con, f"SELECT {columns} FROM ({placed})"))
        cursor.execute(
            "UPDATE findings SET last_run = %s WHERE finding_id IN (SELECT finding_id FROM found)", (run.pk,)
        )
        cursor.execute(
            f"INSERT INTO findings ({columns}, first_run, last_run) SELECT {columns}, %s, %s FROM found "
            "WHERE finding_id NOT IN (SELECT finding_id FROM findings)",
            (run.pk, run.pk),
        )
        cursor.execute("DROP TABLE found")


def _rows(con: duckdb.DuckDBPyConnection, model: type[Grade | Indicator | DataQuality], run: Run, sql: str) -> None:
    columns = [field.column for field in model._meta.concrete_fields if field.column not in ("id", "run_id")]
    load(model._meta.db_table, _batches(con, f"SELECT {quoted(columns)}, {run.pk} AS run_id FROM ({sql})"))


def _batches(con: duckdb.DuckDBPyConnection, sql: str) -> Iterator[pa.RecordBatch]:
    yield from con.sql(sql).to_arrow_reader(ROWS)
