"""The same detectors over a handful of records that are in memory: an audit of today beside its neighbours.

Nothing is defined anew here. The facts and detectors of this room run unchanged; only the place of the rows differs.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from gongxin.detection.duckdb_engine import DuckDBEngine
from gongxin.detection.runner import Runner
from gongxin.detection.schemas import schema_of
from gongxin.records import TABLES


class MemoryEngine(DuckDBEngine):
    """DuckDB over Arrow tables in place of files."""

    at_once = 1  # the rows are few: a second thread costs more than it gains

    def __init__(self, work: Path, tables: Mapping[str, pa.Table]) -> None:
        super().__init__(work)
        self._tables = tables

    def open(self, name: str, files: tuple[Path, ...], columns: Mapping[str, str]) -> ir.Table:
        """The table of that name as it was given; empty where none was."""
        del files
        schema = ibis.schema(dict(columns))
        given = self._tables.get(name, schema.to_pyarrow().empty_table())
        self._con.from_arrow(given.select(list(columns))).create(name)
        return ibis.table(schema, name=name)


@contextmanager
def runner_over(tables: Mapping[str, pa.Table], as_of: date) -> Iterator[Runner]:
    """A runner over `tables`, each in the schema of the contract; a table left out counts as absent."""
    for name, table in tables.items():
        if table.schema != schema_of(TABLES[name]).to_pyarrow():
            raise ValueError(f"{name} is not in the schema of the contract")
    with tempfile.TemporaryDirectory() as work:
        engine = MemoryEngine(Path(work), tables)
        try:
            rows = {name: table.num_rows for name, table in tables.items()}
            yield Runner(engine, dict.fromkeys(tables, ()), rows, as_of)
        finally:
            engine.close()
