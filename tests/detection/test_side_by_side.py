"""Steps done side by side."""

import threading
from datetime import date

import duckdb
import pyarrow as pa
import pytest

from gongxin.detection.duckdb_engine import DuckDBEngine
from gongxin.detection.runner import Runner
from gongxin.detection.side_by_side import Step, side_by_side
from gongxin.intake import read_dataset


def test_each_step_follows_those_it_needs_and_gives_its_result():
    seen = []
    steps = [
        Step("roof", lambda: seen.append("roof") or "tiles", frozenset({"walls"})),
        Step("walls", lambda: seen.append("walls") or "bricks", frozenset({"ground"})),
        Step("ground", lambda: seen.append("ground") or "stone"),
    ]
    done = side_by_side(steps, workers=2)
    assert seen == ["ground", "walls", "roof"]
    assert {name: one.result for name, one in done.items()} == {"ground": "stone", "walls": "bricks", "roof": "tiles"}


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_no_more_steps_run_at_once_than_there_are_places(workers):
    together = threading.Barrier(workers)  # lets nobody pass before as many as allowed have come
    running, most, lock = [], [], threading.Lock()

    def do():
        with lock:
            running.append(1)
            most.append(len(running))
        together.wait(timeout=20)
        with lock:
            running.pop()

    side_by_side([Step(str(n), do) for n in range(6 * workers)], workers)
    assert max(most) == workers


def test_the_caller_is_told_of_each_beginning_and_end_in_its_own_thread():
    told = []
    steps = [Step("a", str), Step("b", str, frozenset({"a"}))]

    def tell(what):
        return lambda step: told.append((what, step.name, threading.current_thread()))

    side_by_side(steps, 2, tell("begun"), tell("ended"))
    here = threading.current_thread()
    assert told == [("begun", "a", here), ("ended", "a", here), ("begun", "b", here), ("ended", "b", here)]


def test_the_first_error_ends_it():
    def fail():
        raise ValueError("no stone left")

    begun = []
    steps = [Step("ground", fail), Step("walls", str, frozenset({"ground"})), Step("roof", str, frozenset({"walls"}))]
    with pytest.raises(ValueError, match="no stone left"):
        side_by_side(steps, 1, lambda step: begun.append(step.name))
    assert begun == ["ground"]


def test_a_step_that_needs_what_nobody_does_is_a_defect():
    with pytest.raises(LookupError, match="walls"):
        side_by_side([Step("walls", str, frozenset({"ground"}))], 2)


def test_a_fact_is_forgotten_after_its_last_reader_and_made_again_where_it_is_asked_for(small_dataset, tmp_path):
    staged = read_dataset(small_dataset, tmp_path)
    engine = DuckDBEngine(tmp_path)
    runner = Runner(engine, staged.files, staged.rows, date(2026, 6, 30))
    first = runner.run().findings
    with pytest.raises(duckdb.CatalogException):
        engine.rows("SELECT * FROM fact_audits", pa.schema([]))
    assert runner.run().findings.equals(first)
    engine.close()
