"""Spark: the same queries on a cluster, or in one local session where no cluster is given."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq

from gongxin.errors import UserError

FUNCTIONS = (
    ("gongxin_hex64", "digits", "CAST(conv(digits, 16, -10) AS BIGINT)"),
    ("gongxin_key64", "text", "xxhash64(text)"),
)


class SparkEngine:
    """Spark through Ibis. `master` is a Spark master address; `local[*]` uses every core of this machine."""

    name = "spark"
    dialect = "pyspark"
    at_once = 1  # a session spreads one query over all its cores

    def __init__(self, work: Path, master: str = "local[*]") -> None:
        self._work = work
        self._session = _session(master, work)
        ibis.pyspark.connect(self._session)  # makes Ibis ready to write Spark's dialect
        for name, argument, body in FUNCTIONS:
            declaration = f"{name}({argument} STRING) RETURNS BIGINT RETURN {body}"
            self._session.sql(f"CREATE OR REPLACE TEMPORARY FUNCTION {declaration}")

    def open(self, name: str, files: tuple[Path, ...], columns: Mapping[str, str]) -> ir.Table:
        """The Parquet `files` as a view with exactly `columns`."""
        schema = ibis.schema(dict(columns))
        frame = self._session.read.parquet(*(str(file) for file in files or (self._empty(name, schema),)))
        frame.select(*columns).createOrReplaceTempView(name)
        return ibis.table(schema, name=name)

    def keep(self, name: str, sql: str) -> None:
        """Write the rows of `sql` as Parquet, the checkpoint that cuts their lineage, and read it back."""
        path = str(self._work / name)
        self._session.sql(sql).write.mode("overwrite").parquet(path)
        self._session.read.parquet(path).createOrReplaceTempView(name)

    def drop(self, name: str) -> None:
        """Forget the rows kept as `name` and remove their files."""
        self._session.catalog.dropTempView(name)
        shutil.rmtree(self._work / name)

    def rows(self, sql: str, schema: pa.Schema) -> pa.Table:
        """Run `sql` and return its rows as `schema`."""
        path = self._work / "fetched"
        self._session.sql(sql).write.mode("overwrite").parquet(str(path))
        table = pq.read_table(path)
        shutil.rmtree(path)
        return table.cast(schema)

    def fetch(self, query: ir.Table) -> pa.Table:
        """Run `query` and return its rows."""
        return self.rows(ibis.to_sql(query, dialect=self.dialect), query.schema().to_pyarrow())

    def close(self) -> None:
        """Stop the session."""
        self._session.stop()

    def _empty(self, name: str, schema: ibis.Schema) -> Path:
        path = self._work / f"empty_{name}.parquet"
        pq.write_table(schema.to_pyarrow().empty_table(), path)
        return path


def _session(master: str, work: Path) -> Any:
    try:
        from pyspark.sql import SparkSession
    except ImportError as missing:
        raise UserError("Spark is not installed; install it with `pip install 'gongxin[spark]'`.") from missing
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise UserError("Spark needs a Java runtime, 17 or newer, and none was found; install one or set JAVA_HOME.")
    return (
        SparkSession.builder.master(master)
        .appName("gongxin")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.ansi.enabled", "false")
        .config("spark.sql.shuffle.partitions", "8")
        .config("spark.sql.parquet.inferTimestampNTZ.enabled", "true")
        .config("spark.sql.timestampType", "TIMESTAMP_NTZ")
        .config("spark.driver.memory", "4g")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.local.dir", str(work))
        .config("spark.sql.warehouse.dir", str(work / "warehouse"))
        .config("spark.log.level", "FATAL")
        .getOrCreate()
    )
