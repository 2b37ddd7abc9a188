"""What a body takes home: its own rows, from which anyone recomputes its grade without the rest of the result."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from gongxin.errors import InputRefused, UserError
from gongxin.risk.grade import GRADES_SCHEMA
from gongxin.risk.rows import INDICATORS_SCHEMA

FILE = "grade.json"
SCHEMAS = {"grades": GRADES_SCHEMA, "indicators": INDICATORS_SCHEMA}


def write_extract(result: Path, body_id: str, out: Path) -> Path:
    """Write the grade and the indicator rows of `body_id`, with the hash of the tables they come from."""
    held = {name: _rows_of(result / f"{name}.parquet", body_id) for name in SCHEMAS}
    if not held["grades"] or not held["indicators"]:
        raise UserError("%(body)s has no grade in %(folder)s.", body=body_id, folder=result)
    sources = {name: hashlib.sha256((result / f"{name}.parquet").read_bytes()).hexdigest() for name in SCHEMAS}
    out.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"sources": sources, **held}, ensure_ascii=False, indent=1, default=str)
    (out / FILE).write_text(text + "\n", encoding="utf-8")
    return out / FILE


def read_extract(folder: Path) -> tuple[Mapping[str, Any], list[dict[str, Any]]]:
    """The grade as it was written, and the indicator rows to recompute it from."""
    path = folder / FILE
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
        grades, rows = (_typed(written[name], schema) for name, schema in SCHEMAS.items())
    except (OSError, ValueError, KeyError, TypeError, pa.ArrowException) as broken:
        raise InputRefused(
            "%(folder)s is neither a result nor an extract; name a folder written by gongxin.", folder=folder
        ) from broken
    if len(grades) != 1 or not rows:
        raise InputRefused("%(file)s must hold one grade and its indicators; write the extract again.", file=path)
    return grades[0], rows


def _rows_of(path: Path, body_id: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(path, filters=pc.field("body_id") == body_id).to_pylist()
    return rows


def _typed(rows: list[dict[str, Any]], schema: pa.Schema) -> list[dict[str, Any]]:
    """JSON has no dates: give each value the type of its column again."""
    columns = {f.name: pa.array([row[f.name] for row in rows]) for f in schema}
    table = pa.table({name: columns[name].cast(schema.field(name).type) for name in columns}, schema=schema)
    typed: list[dict[str, Any]] = table.to_pylist()
    return typed
