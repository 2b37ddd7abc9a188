"""Where the queries run: the same Ibis text on DuckDB inside one machine or on Spark.

An engine opens Parquet files as tables, keeps a fact once computed, and hands back a result as Arrow.
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

    def open(self, name: str, files: tuple[Path, ...], columns: Mapping[str, str]) -> ir.Table:
        """The Parquet `files` as one table with `columns` (name → Ibis type)."""

    def keep(self, name: str, query: ir.Table) -> ir.Table:
        """Compute `query` once and return the kept table."""

    def fetch(self, query: ir.Table) -> pa.Table:
        """The rows of `query` in memory."""

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
