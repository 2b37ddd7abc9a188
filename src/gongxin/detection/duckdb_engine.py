"""DuckDB: one process, one machine, memory bounded and the rest on disk."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path

import duckdb
import ibis
import ibis.expr.types as ir
import pyarrow as pa

MEMORY_LIMIT = "3000MB"  # leaves room for Arrow and Python inside the 4 GiB of the benchmark
FUNCTIONS = (
    "gongxin_hex64(digits) AS (unhex(digits)::BIT)::BIGINT",  # two's complement: 8… to f… are negative numbers
    "gongxin_key64(text) AS (hash(text) >> 1)::BIGINT",
)


class DuckDBEngine:
    """The default engine."""

    name = "duckdb"
    dialect = "duckdb"
    at_once = 2  # the last stretch of many queries runs on one core: a second query fills the others

    def __init__(self, work: Path) -> None:
        self._database = duckdb.connect(":memory:", config=_settings(work))
        self._here = threading.local()
        for function in FUNCTIONS:
            self._database.execute(f"CREATE MACRO {function}")

    @property
    def _con(self) -> duckdb.DuckDBPyConnection:
        """The connection of this thread; all of them see the same tables."""
        if not hasattr(self._here, "connection"):
            self._here.connection = self._database.cursor()
        return self._here.connection

    def open(self, name: str, files: tuple[Path, ...], columns: Mapping[str, str]) -> ir.Table:
        """The Parquet `files` as a view with exactly `columns`."""
        schema = ibis.schema(dict(columns))
        if files:
            self._con.read_parquet([str(file) for file in files]).select(*_quoted(columns)).create_view(name)
        else:
            self._con.from_arrow(schema.to_pyarrow().empty_table()).create(name)
        return ibis.table(schema, name=name)

    def keep(self, name: str, sql: str) -> None:
        """Store the rows of `sql` as a table; what does not fit into memory goes to the work folder.

        Facts live for one run: packing them as a database on disk would cost more than computing some of them.
        """
        self._con.execute(f"CREATE TABLE {name} AS {sql}")

    def drop(self, name: str) -> None:
        """Forget the rows kept as `name` and give back their memory."""
        self._con.execute(f"DROP TABLE {name}")

    def rows(self, sql: str, schema: pa.Schema) -> pa.Table:
        """Run `sql` and return its rows as `schema`."""
        return self._con.sql(sql).to_arrow_table().cast(schema)

    def fetch(self, query: ir.Table) -> pa.Table:
        """Run `query` and return its rows."""
        return self.rows(ibis.to_sql(query, dialect=self.dialect), query.schema().to_pyarrow())

    def close(self) -> None:
        """Close the database."""
        self._database.close()


def _quoted(columns: Mapping[str, str]) -> list[str]:
    return [f'"{column}"' for column in columns]


def _settings(work: Path) -> dict[str, str]:
    """Bounded memory, no order to preserve, and no extension fetched from anywhere."""
    return {
        "temp_directory": str(work / "spill"),
        "memory_limit": MEMORY_LIMIT,
        "preserve_insertion_order": "false",
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }
