"""Parquet: read where it lies."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from gongxin.errors import InputRefused
from gongxin.intake.headers import Names, match
from gongxin.intake.raw import Raw

ROW_NUMBER = "file_row_number"  # under this name DuckDB counts the rows of a file
GLOB = set("*?[]{}")  # DuckDB would take a path with these for a pattern


def read_parquet(file: Path, names: Names, work: Path) -> Raw:
    """The file itself, its columns found; refused where its end is missing or it is no Parquet at all."""
    try:
        headings = pq.read_schema(file).names
    except (pa.ArrowException, OSError, ValueError) as broken:
        raise InputRefused(
            "%(file)s is not a whole Parquet file (%(why)s); write it again.",
            file=file.name, why=str(broken).splitlines()[0][:200],
        ) from None  # fmt: skip
    if ROW_NUMBER in headings:
        raise InputRefused(
            "%(file)s has a column %(column)s, a name kept for the numbers of rows; rename or remove it.",
            file=file.name, column=ROW_NUMBER,
        )  # fmt: skip
    columns, unknown = match(headings, names, file.name)
    found = {column: headings[position] for column, position in columns.items()}
    return Raw(names.table, file.name, _plain_path(file, work), found, own=True, unknown=unknown)


def _plain_path(file: Path, work: Path) -> Path:
    if not GLOB & set(str(file)):
        return file
    link = work / f"own_{file.name}"
    link.unlink(missing_ok=True)
    link.symlink_to(file.resolve())
    return link
