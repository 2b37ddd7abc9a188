"""The refused rows of a submission as they were sent, so that a person can mend them cell by cell."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import duckdb

from gongxin.casework.reporting.models import RejectedCell, Submission
from gongxin.intake.dataset import names_of_table, read_raw
from gongxin.intake.raw import LINE
from gongxin.records import TABLES
from gongxin.records.model import Table


@dataclass(frozen=True)
class RefusedRow:
    """One row: its texts by column of the contract, and what is wrong with which column."""

    table: Table
    file: str
    line: int
    texts: dict[str, str | None]
    complaints: dict[str, list[RejectedCell]]


def refused_rows(submission: Submission) -> list[RefusedRow]:
    """The rows that stand open, in the order of the file. Rows in other formats are mended at their source."""
    open_cells: dict[tuple[str, str], dict[int, list[RejectedCell]]] = defaultdict(lambda: defaultdict(list))
    for cell in submission.cells.filter(mended=False, action="row").exclude(line=None):
        if cell.table in TABLES and (submission.folder / cell.file).is_file():
            open_cells[cell.table, cell.file][cell.line].append(cell)
    return [row for (table, file), lines in open_cells.items() for row in _rows(submission, table, file, lines)]


def _rows(submission: Submission, table: str, file: str, lines: dict[int, list[RejectedCell]]) -> list[RefusedRow]:
    texts = _texts(submission.folder / file, table, sorted(lines))
    found = []
    for line, cells in sorted(lines.items()):
        complaints: dict[str, list[RejectedCell]] = defaultdict(list)
        for cell in cells:
            complaints[cell.column].append(cell)
        found.append(RefusedRow(TABLES[table], file, line, texts.get(line, {}), dict(complaints)))
    return found


def _texts(file: Path, table: str, lines: list[int]) -> dict[int, dict[str, str | None]]:
    """Line → column → text, for the lines asked for."""
    with tempfile.TemporaryDirectory() as work, duckdb.connect() as con:
        raw = read_raw(file, names_of_table(table), Path(work))
        shown = ", ".join(f'"{source}"::VARCHAR AS "{column}"' for column, source in raw.columns.items())
        number = "file_row_number + 1" if raw.own else f'"{LINE}"'
        con.execute(
            f"SELECT {number} AS line, {shown} FROM read_parquet('{raw.parquet}', file_row_number = true) "
            f"WHERE {number} IN (SELECT unnest(?))",
            [lines],
        )
        names = [part[0] for part in con.description or ()]
        return {row[0]: dict(zip(names[1:], row[1:], strict=True)) for row in con.fetchall()}
