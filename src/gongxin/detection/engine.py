"""Where the queries run: the same Ibis text on DuckDB inside one machine or on Spark.

Queries are written over tables that have names and columns but no data; an engine makes those names known, runs the
SQL that Ibis writes in its dialect, keeps a fact once computed, and hands back a result as Arrow.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import ibis.expr.types as ir
import pyarrow as pa

from gongxin.errors import UnknownName

ENGINES = ("duckdb", "spark")


class Engine(Protocol):
    """What the runner asks of an engine."""

    name: str
    dialect: str  # the name by which Ibis knows its SQL
    at_once: int  # how many queries it gains from running at the same time, each called from a thread of its own

    def open(self, name: str, files: tuple[Path, ...], columns: Mapping[str, str]) -> ir.Table:
        """Make the Parquet `files` known as the view `name` with `columns` (name → Ibis type); no files, no rows."""

    def keep(self, name: str, sql: str) -> None:
        """Compute `sql` once and make its rows known as `name`."""

    def drop(self, name: str) -> None:
        """Forget the rows kept as `name`."""

    def rows(self, sql: str, schema: pa.Schema) -> pa.Table:
        """The rows of `sql` in memory, as `schema`."""

    def fetch(self, query: ir.Table) -> pa.Table:
        """The rows of `query`, an Ibis expression over tables the engine knows."""

    def close(self) -> None:
        """Give back memory, files and processes."""


def open_engine(name: str, work: Path, master: str = "local[*]") -> Engine:
    """The engine called `name`, with `work` as its folder for what does not fit in memory."""
    if name == "duckdb":
        from gongxin.detection.duckdb_engine import DuckDBEngine

        return DuckDBEngine(work)
    if name == "spark":
        from gongxin.detection.spark_engine import SparkEngine

        return SparkEngine(work, master)
    raise UnknownName("No engine is called %(name)s; choose one of %(known)s.", name=name, known=", ".join(ENGINES))
