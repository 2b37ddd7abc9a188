"""SQL written ahead: while a dataset is read, a second thread writes the SQL of every question."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date

from gongxin.detection import catalogue
from gongxin.detection.model import Fact


@contextmanager
def compiled_ahead(as_of: date, engine: str) -> Iterator[None]:
    """Compile all facts and detectors beside the block; reading spends most of its time outside Python.

    Spark's dialect can only be written once its session is open, so there nothing is done ahead. An error is left to
    whoever asks for that SQL.
    """
    if engine != "duckdb":
        yield
        return
    with ThreadPoolExecutor(max_workers=1) as beside:
        beside.submit(_compile_all, as_of, engine)
        yield


def _compile_all(as_of: date, dialect: str) -> None:
    for one in catalogue.in_order_of_need(list(catalogue.detectors().values())):  # as they will be asked
        catalogue.compiled(one.name if isinstance(one, Fact) else one.id, as_of, dialect)
