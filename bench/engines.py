"""The same nation through DuckDB and through a local Spark session: the same bytes?"""

from __future__ import annotations

import hashlib
from typing import Any

from bench.bars import Bar
from bench.data import Datasets
from bench.nation import one_run

SAME = ("findings", "indicators", "grades")
ENGINES = ("duckdb", "spark")


def engines(data: Datasets, scale: float) -> dict[str, Any]:
    """One run on each engine, and the digests of the tables that must agree."""
    runs, digests = {}, {}
    for engine in ENGINES:
        runs[engine] = one_run(data, scale, engine)
        folder = data.result(scale, engine)
        digests[engine] = {name: hashlib.sha256((folder / f"{name}.parquet").read_bytes()).hexdigest() for name in SAME}
    one, other = (digests[engine] for engine in ENGINES)
    return {"scale": scale, "runs": runs, "digests": digests, "differing": [n for n in SAME if one[n] != other[n]]}


def bars(measured: dict[str, Any]) -> list[Bar]:
    """All tables have the same bytes."""
    return [Bar("of findings, indicators and grades, those that differ on Spark", len(measured["differing"]), 0)]
