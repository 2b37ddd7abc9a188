"""Specifications of detectors: tables in, detector, findings out.

Tables are written as text, one row a line, cells between bars; a column left out is null, and so is an empty cell.
"""

from __future__ import annotations

import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from gongxin.detection.catalogue import detectors
from gongxin.detection.duckdb_engine import DuckDBEngine
from gongxin.detection.runner import Run, Runner
from gongxin.detection.schemas import schema_of
from gongxin.records import TABLES, Column, Kind

AS_OF = date(2026, 6, 30)


def table(name: str, text: str) -> pa.Table:
    """The table `name` of the contract from its drawing."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines() if line.strip()]
    header, rows = lines[0], lines[1:]
    unknown = set(header) - set(TABLES[name].names)
    assert not unknown, f"{name} has no column {unknown}"
    records = [
        {column: _cell(TABLES[name][column], cell) for column, cell in zip(header, row, strict=True)} for row in rows
    ]
    return pa.Table.from_pylist(records, schema=schema_of(TABLES[name]).to_pyarrow())


def run(*ids: str, as_of: date = AS_OF, **tables: str) -> Run:
    """Run the detectors `ids` (none: all) over the tables drawn."""
    with tempfile.TemporaryDirectory() as folder:
        files, rows = {}, {}
        for name, text in tables.items():
            drawn = table(name, text)
            files[name], rows[name] = (Path(folder) / f"{name}.parquet",), drawn.num_rows
            pq.write_table(drawn, files[name][0])
        engine = DuckDBEngine(Path(folder))
        try:
            wanted = [detectors()[id_] for id_ in ids] or None
            return Runner(engine, files, rows, as_of).run(wanted)
        finally:
            engine.close()


def findings(*ids: str, as_of: date = AS_OF, **tables: str) -> list[dict[str, Any]]:
    """The findings as records."""
    return run(*ids, as_of=as_of, **tables).findings.to_pylist()


def subjects(id_: str, as_of: date = AS_OF, **tables: str) -> list[str]:
    """The subjects one detector names, sorted; empty means silence."""
    return sorted(found["subject_id"] for found in findings(id_, as_of=as_of, **tables))


def _cell(column: Column, cell: str) -> Any:
    if not cell:
        return None
    match column.kind:
        case Kind.DATE:
            return date.fromisoformat(cell)
        case Kind.TIMESTAMP:
            return datetime.fromisoformat(cell)
        case Kind.INTEGER:
            return int(cell)
        case Kind.NUMBER:
            return float(cell)
        case Kind.BOOLEAN:
            return cell == "true"
    return cell
