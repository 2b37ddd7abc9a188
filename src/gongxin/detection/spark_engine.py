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

    def __init__(self, work: Path, master: str = "local[*]") -> None:
        self._work = work
        self._session = _session(master, work)
        self._con = ibis.pyspark.connect(self._session)
        for name, argument, body in FUNCTIONS:
            self._session.sql(f"CREATE OR REPLACE TEMPORARY FUNCTION {name}({argument} STRING) RETURNS BIGINT RETURN {body}")

    def open(self, name: str, files: tuple[Path, ...], columns: Mapping[str, str]) -> ir.Table:
        """The Parquet `files` as a view with exactly `columns`."""
        if not files:
            empty = pa.Table.from_pylist([], schema=ibis.schema(dict(columns)).to_pyarrow())
            path = self._work / f"empty_{name}.parquet"
            pq.write_table(empty, path)
            files = (path,)
        frame = self._session.read.parquet(*(str(file) for file in files))
        frame.createOrReplaceTempView(name)
        return self._con.table(name).select(*columns)

    def keep(self, name: str, query: ir.Table) -> ir.Table:
        """Write `query` as Parquet, the checkpoint that cuts its lineage, and read it back."""
        path = self._work / f"fact_{name}"
        self._run(query).write.mode("overwrite").parquet(str(path))
        self._session.read.parquet(str(path)).createOrReplaceTempView(f"fact_{name}")
        return self._con.table(f"fact_{name}")

    def fetch(self, query: ir.Table) -> pa.Table:
        """Run `query` and return its rows with the types Ibis promised."""
        path = self._work / "fetched"
        self._run(query).write.mode("overwrite").parquet(str(path))
        table = pq.read_table(path)
        shutil.rmtree(path)
        return table.cast(query.schema().to_pyarrow())

    def close(self) -> None:
        """Stop the session."""
        self._session.stop()

    def _run(self, query: ir.Table) -> Any:
        return self._session.sql(ibis.to_sql(query, dialect="pyspark"))


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
        .config("spark.log.level", "ERROR")
        .getOrCreate()
    )
