"""The DuckDB connection that intake works on: one process, bounded memory, nothing fetched from outside."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from gongxin.errors import InputRefused
from gongxin.intake.places import grid_as_variable

MEMORY_LIMIT = "1600MB"  # leaves room for Arrow and Python under 2.5 GiB


@contextmanager
def open_desk(work: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that spills into `work`, closed at the end."""
    con = duckdb.connect(
        config={
            "memory_limit": MEMORY_LIMIT,
            "temp_directory": str(work / "spill"),
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
        }
    )
    try:
        con.execute(grid_as_variable())
        yield con
    finally:
        con.close()


@contextmanager
def refusing(file: str) -> Iterator[None]:
    """Turn what DuckDB says of a damaged file into a sentence for the user."""
    try:
        yield
    except (duckdb.InvalidInputException, duckdb.IOException, duckdb.InternalException, duckdb.ConversionException,
            duckdb.SerializationException, duckdb.OutOfMemoryException) as broken:  # fmt: skip
        raise InputRefused(
            "%(file)s cannot be read to its end (%(why)s); write the file again.",
            file=file, why=str(broken).splitlines()[0][:200],
        ) from None  # fmt: skip


def one_row(con: duckdb.DuckDBPyConnection, query: str) -> tuple[Any, ...]:
    """The only row of `query`."""
    row = con.execute(query).fetchone()
    return row if row is not None else ()
