"""Specifications of facts: tables in, fact, rows out."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from gongxin.detection.duckdb_engine import DuckDBEngine
from gongxin.detection.runner import Runner
from tests.spec import AS_OF, table


def fact_rows(name: str, *columns: str, as_of: date = AS_OF, **tables: str) -> list[tuple[Any, ...]]:
    """The `columns` of the fact `name` over the tables drawn, dates as text, in order."""
    with tempfile.TemporaryDirectory() as folder:
        files, rows = {}, {}
        for drawn_name, text in tables.items():
            drawn = table(drawn_name, text)
            files[drawn_name], rows[drawn_name] = (Path(folder) / f"{drawn_name}.parquet",), drawn.num_rows
            pq.write_table(drawn, files[drawn_name][0])
        engine = DuckDBEngine(Path(folder))
        try:
            found = engine.fetch(Runner(engine, files, rows, as_of).table(name).select(*columns))
        finally:
            engine.close()
    shown = [tuple(str(v) if isinstance(v, date) else v for v in row.values()) for row in found.to_pylist()]
    return sorted(shown, key=str)
