"""Many rows at once in and out of the database, as Arrow: COPY on PostgreSQL, prepared statements on SQLite.

Both run on the connection that Django holds, so they belong to its transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as csv
from django.db import connection

ROWS = 100_000
CHUNK = 4 * 2**20


def load(table: str, batches: Iterable[pa.RecordBatch]) -> int:
    """Append the rows to the columns of the same names; returns how many."""
    into = _copy_in if connection.vendor == "postgresql" else _insert
    return sum(into(table, batch) for batch in batches if batch.num_rows)


def unload(sql: str, parameters: Sequence[Any], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """The rows of a query, its columns in the order of `schema`. Times are China Standard Time without a zone."""
    out = _copy_out if connection.vendor == "postgresql" else _select
    yield from out(sql, parameters, schema)


def quoted(names: Iterable[str]) -> str:
    """Column names as SQL."""
    return ", ".join(f'"{name}"' for name in names)


# ---- PostgreSQL


def _copy_in(table: str, batch: pa.RecordBatch) -> int:
    sink = pa.BufferOutputStream()
    csv.write_csv(batch, sink, csv.WriteOptions(include_header=False, quoting_style="all_valid"))
    statement = f'COPY "{table}" ({quoted(batch.schema.names)}) FROM STDIN (FORMAT csv)'
    with connection.cursor() as cursor, cursor.cursor.copy(statement) as copy:
        copy.write(sink.getvalue().to_pybytes())
    return int(batch.num_rows)


def _copy_out(sql: str, parameters: Sequence[Any], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    convert = csv.ConvertOptions(
        column_types=schema,
        strings_can_be_null=True,
        quoted_strings_can_be_null=False,
        null_values=[""],
        true_values=["t"],
        false_values=["f"],
        timestamp_parsers=["%Y-%m-%d %H:%M:%S"],
    )
    read = csv.ReadOptions(column_names=schema.names, block_size=CHUNK)
    parse = csv.ParseOptions(newlines_in_values=True)
    with connection.cursor() as cursor, cursor.cursor.copy(f"COPY ({sql}) TO STDOUT (FORMAT csv)", parameters) as copy:
        for part in _whole_lines(copy):
            yield from csv.open_csv(pa.BufferReader(part), read, parse, convert)


def _whole_lines(chunks: Iterable[Any]) -> Iterator[bytes]:
    """Gather the rows that PostgreSQL sends one by one into pieces worth parsing."""
    held, size = [], 0
    for chunk in chunks:
        held.append(bytes(chunk))
        size += len(chunk)
        if size >= CHUNK:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)


# ---- SQLite


def _insert(table: str, batch: pa.RecordBatch) -> int:
    columns = [_for_sqlite(column).to_pylist() for column in batch.columns]
    marks = ", ".join("?" * len(columns))
    statement = f'INSERT INTO "{table}" ({quoted(batch.schema.names)}) VALUES ({marks})'
    with connection.cursor() as cursor:
        cursor.cursor.connection.executemany(statement, zip(*columns, strict=True))
    return int(batch.num_rows)


def _for_sqlite(column: pa.Array) -> pa.Array:
    """Dates and times as SQLite keeps them: text that sorts by time."""
    if pa.types.is_timestamp(column.type):
        return pc.strftime(column.cast(pa.timestamp("s")), "%Y-%m-%d %H:%M:%S")
    if pa.types.is_date(column.type):
        return pc.strftime(column, "%Y-%m-%d")
    return column.cast(pa.int64()) if pa.types.is_boolean(column.type) else column


def _select(sql: str, parameters: Sequence[Any], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        while rows := cursor.cursor.fetchmany(ROWS):
            columns = zip(*rows, strict=True)
            yield pa.record_batch([_from_sqlite(list(c), f.type) for c, f in zip(columns, schema, strict=True)], schema)


def _from_sqlite(column: list[Any], kind: pa.DataType) -> pa.Array:
    if pa.types.is_timestamp(kind):
        return pc.strptime(pa.array(column, pa.string()), "%Y-%m-%d %H:%M:%S", "s").cast(kind)
    if pa.types.is_date(kind):
        return pa.array(column, pa.string()).cast(kind)
    if pa.types.is_boolean(kind):
        return pa.array([None if value is None else bool(value) for value in column], kind)
    return pa.array(column, kind)
