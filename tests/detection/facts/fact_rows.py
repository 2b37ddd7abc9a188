"""Specifications of facts: tables in, fact, rows out."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import ibis.expr.types as ir
import pyarrow.parquet as pq

from gongxin.detection.certificate_terms import cert_key
from gongxin.detection.duckdb_engine import DuckDBEngine
from gongxin.detection.expressions import key64
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
            found = engine.fetch(_with_ids(Runner(engine, files, rows, as_of), name, columns).select(*columns))
        finally:
            engine.close()
    shown = [tuple(str(v) if isinstance(v, date) else v for v in row.values()) for row in found.to_pylist()]
    return sorted(shown, key=str)


def _with_ids(runner: Runner, name: str, columns: tuple[str, ...]) -> ir.Table:
    """The fact with the numbers of certificates and plans beside the keys it knows them by."""
    held = runner.table(name)
    if "cert_no" in columns and "cert_no" not in held.columns:
        certificates = runner.table("certificates").select("cert_no")
        held = certificates.mutate(cert_key=cert_key(certificates.cert_no)).join(held, "cert_key")
    if "plan_id" in columns and "plan_id" not in held.columns:
        plans = runner.table("audit_results").select("plan_id").distinct()
        held = plans.mutate(plan_key=key64(plans.plan_id)).join(held, "plan_key")
    return held
