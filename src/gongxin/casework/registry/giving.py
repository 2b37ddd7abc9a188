"""Give the registers out as a dataset: as they were on day D, as we knew them at time K."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from django.db import connection

from gongxin.casework.registry.bulk import unload
from gongxin.casework.registry.columns import arrow_schema, database_moment, plain
from gongxin.casework.registry.models import REGISTERS
from gongxin.casework.registry.version import STILL_KNOWN, Version
from gongxin.casework.registry.when import When
from gongxin.records import CONTRACT
from gongxin.records.model import Kind

Progress = Callable[[str, str], None]
GROUP = 100_000  # rows of a row group


@dataclass(frozen=True)
class Beside:
    """Rows of a table that another room keeps, given out together with those of the register.

    `batches` are in the schema of the contract. `not_kept_there` is a condition of SQL, with its parameters, that holds
    for the rows of the register which the other room does not keep as well: none is given out twice.
    """

    exists: Callable[[], bool]
    batches: Callable[[When], Iterator[pa.RecordBatch]]
    not_kept_there: Callable[[When], tuple[str, Sequence[str]]]


BESIDE: dict[str, Beside] = {}  # by table; rooms below enter themselves


def give_dataset(out: Path, when: When, progress: Progress, *, origin: str = "gongxin") -> dict[str, int]:
    """Write one Parquet file per register that holds anything, and the dataset card; returns rows by table.

    Rows are in the binary order of their keys and in groups of one size, so the same registers give the same bytes on
    either database.
    """
    out.mkdir(parents=True, exist_ok=True)
    rows = {}
    for name, model in REGISTERS.items():
        progress("giving out", name)
        if model.objects.exists() or _kept_beside(name):
            rows[name] = _write(model, when, out / f"{name}.parquet")
    card = f'contract = {CONTRACT}\nas_of = {when.on.isoformat()}\norigin = "{origin}"\n'
    (out / "dataset.toml").write_text(card, encoding="utf-8")
    return rows


def _write(model: type[Version], when: When, file: Path) -> int:
    table, schema, count = model.TABLE, arrow_schema(model.TABLE), 0
    shown = ", ".join(f'{plain(table, name)} AS "{name}"' for name in table.names)
    condition, parameters = _true_at(when)
    beside = BESIDE[table.name] if _kept_beside(table.name) else None
    if beside is not None:
        only_here, more = beside.not_kept_there(when)
        condition, parameters = f"{condition} AND {only_here}", [*parameters, *more]
    sql = f'SELECT {shown} FROM "{model._meta.db_table}" WHERE {condition} ORDER BY {_order(model)}'
    rows = unload(sql, parameters, schema)
    if beside is not None:
        rows = _merged(model, [rows, beside.batches(when)], schema)
    with pq.ParquetWriter(file, schema, compression="zstd", compression_level=1) as writer:
        for group in groups(rows, schema):
            writer.write_table(group, row_group_size=GROUP)
            count += group.num_rows
    return count


def _kept_beside(name: str) -> bool:
    return name in BESIDE and BESIDE[name].exists()


def _merged(model: type[Version], parts: list[Iterable[pa.RecordBatch]], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """All the parts in the order of the key; by way of files, because they may be larger than memory."""
    with tempfile.TemporaryDirectory() as work, duckdb.connect(config={"temp_directory": f"{work}/spill"}) as con:
        files = [f"{work}/{number}.parquet" for number in range(len(parts))]
        for file, part in zip(files, parts, strict=True):
            with pq.ParquetWriter(file, schema) as writer:
                for batch in part:
                    writer.write_batch(batch)
        key = ", ".join(f'"{name}" NULLS FIRST' for name in (*model.TABLE.key, *model.TABLE.also_by))
        for batch in con.sql(f"SELECT * FROM read_parquet({files!r}) ORDER BY {key}").to_arrow_reader(GROUP):
            yield batch.cast(schema)


def groups(batches: Iterable[pa.RecordBatch], schema: pa.Schema) -> Iterator[pa.Table]:
    """The rows in groups of `GROUP`, the last one smaller, however the database hands them over."""
    held: list[pa.RecordBatch] = []
    for batch in batches:
        held.append(batch)
        while sum(each.num_rows for each in held) >= GROUP:
            whole = pa.Table.from_batches(held, schema).combine_chunks()
            yield whole.slice(0, GROUP).combine_chunks()
            held = whole.slice(GROUP).to_batches()
    if held:
        yield pa.Table.from_batches(held, schema).combine_chunks()


def _order(model: type[Version]) -> str:
    """By the columns of the key, texts byte by byte, rows without a value first."""
    table, binary = model.TABLE, ' COLLATE "C"' if connection.vendor == "postgresql" else ""
    texts = (Kind.TEXT, Kind.LIST)
    return ", ".join(
        f'"{name}"{binary if table[name].kind in texts else ""} NULLS FIRST' for name in (*table.key, *table.also_by)
    )


def _true_at(when: When) -> tuple[str, list[str]]:
    day = when.on.isoformat()
    if when.known is None:
        return "true_from <= %s AND true_to > %s AND known_to = %s", [day, day, database_moment(STILL_KNOWN)]
    moment = database_moment(when.known)
    return "true_from <= %s AND true_to > %s AND known_from <= %s AND known_to > %s", [day, day, moment, moment]
