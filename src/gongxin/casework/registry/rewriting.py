"""Many records read otherwise from a day on, at the speed of an import: what `record` does for one, in one sweep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa
from django.db import connection

from gongxin.casework.registry.bulk import ROWS, load, quoted, unload
from gongxin.casework.registry.columns import arrow_schema, database_moment, plain, plain_column
from gongxin.casework.registry.digest import digest_sql
from gongxin.casework.registry.models import Batch
from gongxin.casework.registry.version import STILL_KNOWN, Version
from gongxin.records.model import Kind

DATED = ("true_from", "true_to")


def rewrite(
    model: type[Version],
    condition: str,
    parameters: Sequence[Any],
    from_on: date,
    changes: Mapping[str, str],
    batch: Batch,
    others: Mapping[str, pa.Table] | None = None,
    source: str = "held",
) -> pa.Table:
    """Versions we hold that fulfil a condition (SQL) and reach beyond `from_on` read otherwise from that day on.

    `changes` are columns with expressions of DuckDB over `source`, which joins `held` with `others`. Returns the rows
    that were written, with the columns of the contract.
    """
    reaching = f"known_to = %s AND true_to > %s AND ({condition})"
    held = versions(model, reaching, (database_moment(STILL_KNOWN), from_on.isoformat(), *parameters))
    with duckdb.connect() as con:
        con.register("held", held)
        for name, table in (others or {}).items():
            con.register(name, table)
        replaced = ", ".join(f'{expression} AS "{name}"' for name, expression in changes.items())
        con.execute(f"CREATE TABLE meant AS SELECT held.* REPLACE ({replaced}) FROM {source}")
        day = f"DATE '{from_on.isoformat()}'"
        con.execute(
            f"CREATE TABLE fresh AS SELECT * REPLACE (greatest(true_from, {day}) AS true_from), "
            f"{digest_sql(model.TABLE)} AS digest FROM meant"
        )
        _close(model, con, from_on, batch)
        begins, ends = database_moment(batch.at), database_moment(STILL_KNOWN)
        known = f"'{begins}' AS known_from, '{ends}' AS known_to, {batch.pk} AS batch"
        load(model._meta.db_table, _batches(con, f"SELECT * EXCLUDE (version_id), {known} FROM fresh"))
        return con.sql("SELECT * EXCLUDE (digest) FROM fresh").to_arrow_table()


def versions(model: type[Version], condition: str, parameters: Sequence[Any]) -> pa.Table:
    """Versions as Arrow: their number, their days, the columns of the contract and those copied for jurisdiction."""
    table = model.TABLE
    schema = pa.schema([
        ("version_id", pa.int64()), *((name, pa.date32()) for name in DATED),
        *arrow_schema(table), *((name, pa.string()) for name in model.PLACES),
    ])  # fmt: skip
    dated = (plain_column(name, Kind.DATE) for name in DATED)
    shown = ", ".join(("version_id", *dated, *(plain(table, name) for name in table.names), *model.PLACES))
    sql = f'SELECT {shown} FROM "{model._meta.db_table}" WHERE {condition}'
    return pa.Table.from_batches(unload(sql, parameters, schema), schema)


def _close(model: type[Version], con: duckdb.DuckDBPyConnection, from_on: date, batch: Batch) -> None:
    """What we knew of these versions ends; the part before the day is written again beside it."""
    name, ours = model._meta.db_table, ("version_id", "true_from", "true_to", "known_from", "known_to")
    columns = quoted(field.column for field in model._meta.concrete_fields if field.column not in ours)
    moment = database_moment(batch.at)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE rewritten (version_id bigint PRIMARY KEY)")
        load("rewritten", _batches(con, "SELECT version_id FROM meant"))
        chosen = "version_id IN (SELECT version_id FROM rewritten)"
        cursor.execute(
            f'INSERT INTO "{name}" ({columns}, true_from, true_to, known_from, known_to) '
            f'SELECT {columns}, true_from, %s, %s, %s FROM "{name}" WHERE {chosen} AND true_from < %s',
            (from_on.isoformat(), moment, database_moment(STILL_KNOWN), from_on.isoformat()),
        )
        cursor.execute(f'UPDATE "{name}" SET known_to = %s WHERE {chosen}', (moment,))
        cursor.execute("DROP TABLE rewritten")


def _batches(con: duckdb.DuckDBPyConnection, sql: str) -> Iterator[pa.RecordBatch]:
    yield from con.sql(sql).to_arrow_reader(ROWS)
