"""Writing the dataset: Parquet with the contract's columns and types, a dataset.toml, and the truth apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from gongxin.records import CONTRACT, TABLES, Kind
from gongxin.simulate.columns import Array

CHUNK = 250_000
TYPES = {
    Kind.TEXT: pa.string(),
    Kind.LIST: pa.string(),
    Kind.DATE: pa.date32(),
    Kind.TIMESTAMP: pa.timestamp("us"),
    Kind.INTEGER: pa.int64(),
    Kind.NUMBER: pa.float64(),
    Kind.BOOLEAN: pa.bool_(),
}


def schema_of(name: str) -> pa.Schema:
    """The Arrow schema of a table of the contract."""
    return pa.schema([(column.name, TYPES[column.kind]) for column in TABLES[name].columns])


def write_table(folder: Path, name: str, parts: Iterable[pa.Table]) -> int:
    """Write the parts of one table in their order; return the number of rows."""
    schema, rows = schema_of(name), 0
    with pq.ParquetWriter(folder / f"{name}.parquet", schema, compression="zstd", compression_level=1) as writer:
        for part in parts:
            writer.write_table(part.select(schema.names).cast(schema))
            rows += part.num_rows
    return rows


def chunks(order: Array, render: Callable[[Array], pa.Table]) -> Iterator[pa.Table]:
    """The rows `order` turned into words, a quarter of a million at a time."""
    for first in range(0, max(len(order), 1), CHUNK):
        yield render(order[first : first + CHUNK])


def numbered_chunks(order: Array, render: Callable[[Array, Array], pa.Table]) -> Iterator[pa.Table]:
    """As `chunks`, with the serial numbers of the rows."""
    for first in range(0, max(len(order), 1), CHUNK):
        rows = order[first : first + CHUNK]
        yield render(rows, np.arange(first + 1, first + 1 + len(rows)))


def write_card(folder: Path, as_of: str, origin: str) -> None:
    """dataset.toml: what this dataset is."""
    words = f'contract = {CONTRACT}\nas_of = {as_of}\norigin = "{origin}"\n'
    (folder / "dataset.toml").write_text(words, encoding="utf-8")
