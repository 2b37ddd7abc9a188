"""From a raw file to the clean one: every row judged, the broken ones set aside with their reasons.

A Parquet file that is already clean is not copied: one scan proves it and the file itself is handed on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from gongxin.intake import sql
from gongxin.intake.cells import PHYSICAL
from gongxin.intake.conversion import converted, pairs_to_convert
from gongxin.intake.desk import one_row, refusing
from gongxin.intake.duplicates import later_rows
from gongxin.intake.judged import Judged
from gongxin.intake.raw import Raw
from gongxin.intake.refusals import refused_cells, rejections
from gongxin.intake.rejected import rejected_table
from gongxin.intake.suspects import suspects

LOST = "SELECT n FROM broken WHERE code <> 'place' UNION ALL SELECT n FROM later"


@dataclass(frozen=True)
class Clean:
    """The clean file of one raw file."""

    file: Path
    rows: int
    rejected: pa.Table


def clean(con: duckdb.DuckDBPyConnection, raw: Raw, to: Path, system: str | None = None) -> Clean:
    """Judge every row of `raw`; hand on the file itself if nothing is wrong with it, else a clean copy at `to`.

    `system` is the coordinate system of its coordinates where that is not WGS-84.
    """
    with refusing(raw.file):
        described = con.execute(f"DESCRIBE SELECT * FROM {sql.rows_of(raw.parquet)}").fetchall()
        judged = Judged(raw, {row[0]: row[1] for row in described})
        total, unclear = suspects(con, judged)
        pairs = pairs_to_convert(judged.raw.columns, system)
        unclear = [name for name in raw.columns if name in {*unclear, *pairs}]
        refused_cells(con, judged, unclear)
        later_rows(con, _keys(judged, unclear), _identity(judged))
        lost = one_row(con, f"SELECT count(DISTINCT n) FROM ({LOST})")[0]
        rejected = pa.concat_tables([rejected_table(raw.rejections), rejections(con, judged)])
        if raw.own and not unclear and not lost and _is_in_order(judged):
            return Clean(raw.parquet, total, rejected)
        _copy(con, judged, unclear, converted(con, pairs, system), to)
        return Clean(to, total - lost, rejected)


def _identity(judged: Judged) -> tuple[str, ...]:
    """Columns in which two rows must differ somewhere."""
    table = judged.table
    return tuple(name for name in (*table.key, *table.also_by) if name in judged.raw.columns)


def _keys(judged: Judged, unclear: Sequence[str]) -> str:
    """The keys, as k0, k1 …, of the rows that are still in."""
    identity = _identity(judged)
    read = [name for name in identity if name in unclear]
    rows = judged.rows(read, [name for name in identity if name not in unclear])
    keys = ", ".join(f"{'v' if name in unclear else 'c'}_{name} AS k{i}" for i, name in enumerate(identity))
    still_in = " WHERE n NOT IN (SELECT n FROM broken WHERE code <> 'place')" if unclear else ""
    return f"SELECT n, line, {keys} FROM ({rows}){still_in}"


def _is_in_order(judged: Judged) -> bool:
    """Whether the file has the columns of the contract, all of them, in their order, and no others."""
    return [name for name in judged.types if name != "file_row_number"] == list(judged.table.names)


def _copy(
    con: duckdb.DuckDBPyConnection, judged: Judged, unclear: Sequence[str], made: Mapping[str, str], to: Path
) -> None:
    carried = [name for name in judged.raw.columns if name not in unclear]
    cells = []
    for column in judged.table.columns:
        cell = f"{'v' if column.name in unclear else 'c'}_{column.name}"
        if column.name not in judged.raw.columns:
            cell = f"CAST(NULL AS {PHYSICAL[column.kind]})"
        cells.append(f"{made.get(column.name, cell)} AS {sql.name(column.name)}")
    con.execute(
        f"""COPY (SELECT {", ".join(cells)} FROM ({judged.rows(unclear, carried)}) WHERE n NOT IN ({LOST}))
        TO {sql.text(str(to))} (FORMAT parquet, COMPRESSION zstd)"""
    )
