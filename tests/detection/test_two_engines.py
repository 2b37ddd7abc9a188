"""One text, two engines: every detector gives the same findings on DuckDB and on Spark, over crowded records."""

from __future__ import annotations

from datetime import date

import pyarrow.parquet as pq
import pytest

from gongxin.detection import catalogue
from gongxin.detection.engine import open_engine
from gongxin.detection.runner import Runner
from tests.detection import dense_records

AS_OF = date(2026, 6, 30)

pytestmark = [pytest.mark.spark, pytest.mark.slow]


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Detector → its findings, by engine, over the same files."""
    folder = tmp_path_factory.mktemp("dense")
    files = dense_records.write(folder, seed=1)
    rows = {name: sum(pq.read_metadata(file).num_rows for file in held) for name, held in files.items()}
    return {name: findings(name, files, rows, tmp_path_factory.mktemp(name)) for name in ("duckdb", "spark")}


def findings(name, files, rows, work):
    engine = open_engine(name, work, "local[2]")
    try:
        table = Runner(engine, files, rows, AS_OF).run().findings
    finally:
        engine.close()
    by_detector = {one: [] for one in catalogue.detectors()}
    for row in table.to_pylist():
        by_detector[row["detector"]].append(row)
    return by_detector


@pytest.mark.parametrize("detector", sorted(catalogue.detectors()))
def test_both_engines_find_the_same(found, detector):
    assert found["duckdb"][detector] == found["spark"][detector]


def test_the_records_make_most_detectors_speak(found):
    silent = [name for name, rows in found["duckdb"].items() if not rows]
    assert len(silent) < len(found["duckdb"]) / 2, silent
