"""DuckDB: one process, one machine, memory bounded and the rest on disk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import ibis
import ibis.expr.types as ir
import pyarrow as pa

MEMORY_LIMIT = "2200MB"  # leaves room for Arrow and Python inside the 4 GiB of the benchmark

HEX64 = "(unhex(digits)::BIT)::BIGINT"  # two's complement: what begins with 8 to f is a negative number
KEY64 = "(hash(text) >> 1)::BIGINT"


class DuckDBEngine:
    """The default engine."""

    name = "duckdb"

    def __init__(self, work: Path) -> None:
        self._con = ibis.duckdb.connect(
            str(work / "facts.duckdb"),
            temp_directory=str(work / "spill"),
            memory_limit=MEMORY_LIMIT,
            preserve_insertion_order=False,
            autoinstall_known_extensions=False,
            autoload_known_extensions=False,
        )
        self._con.raw_sql(f"CREATE TEMPORARY MACRO gongxin_hex64(digits) AS {HEX64}")
        self._con.raw_sql(f"CREATE TEMPORARY MACRO gongxin_key64(text) AS {KEY64}")

    def open(self, name: str, files: tuple[Path, ...], columns: Mapping[str, str]) -> ir.Table:
        """The Parquet `files` as a view with exactly `columns`."""
        if not files:
            return self._con.create_table(name, schema=ibis.schema(dict(columns)))
        return self._con.read_parquet([str(file) for file in files], table_name=name).select(*columns)

    def keep(self, name: str, query: ir.Table) -> ir.Table:
        """Store `query` as a table on disk, columnar and compressed."""
        return self._con.create_table(f"fact_{name}", query)

    def fetch(self, query: ir.Table) -> pa.Table:
        """Run `query` and return its rows."""
        return query.to_pyarrow()

    def close(self) -> None:
        """Close the database."""
        self._con.disconnect()
