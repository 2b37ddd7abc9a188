"""The rows of a raw file with their cells judged, as SQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongxin.intake import sql
from gongxin.intake.cells import Cells
from gongxin.intake.places import PAIRS, implausible
from gongxin.intake.raw import LINE, Raw
from gongxin.records import TABLES, Table


@dataclass(frozen=True)
class Judged:
    """A raw file and the DuckDB types of its columns."""

    raw: Raw
    types: Mapping[str, str]

    @property
    def table(self) -> Table:
        """The table of the contract that the file is read as."""
        return TABLES[self.raw.table]

    @property
    def source(self) -> str:
        """The file as DuckDB reads it."""
        return sql.rows_of(self.raw.parquet)

    def physical(self, name: str) -> str:
        """The DuckDB type of a column of the contract in this file."""
        return self.types[self.raw.columns[name]]

    def cells(self, name: str) -> Cells:
        """The way of one column."""
        return Cells(self.table[name], self.physical(name), name in self.table.required)

    def rows(self, judged: Sequence[str], carried: Sequence[str] = ()) -> str:
        """A query of (n, line), c_… for the columns `carried`, and r_, t_, v_, e_ for the columns `judged`."""
        rows = self._as_read([*judged, *carried])
        for letter, step in (("r", "raw"), ("t", "tidied"), ("v", "value"), ("e", "error")):
            made = "".join(f", {getattr(self.cells(name), step)} AS {letter}_{name}" for name in judged)
            rows = f"SELECT *{made} FROM ({rows})"
        return self._places_taken_out(rows, judged)

    def _as_read(self, names: Sequence[str]) -> str:
        line = "file_row_number + 1" if self.raw.own else sql.name(LINE)
        cells = "".join(f", {sql.name(self.raw.columns[name])} AS c_{name}" for name in names)
        return f"SELECT file_row_number AS n, {line} AS line{cells} FROM {self.source}"

    def _places_taken_out(self, rows: str, judged: Sequence[str]) -> str:
        """Coordinates that point nowhere become null, with the reason "place"."""
        values, errors = [], []
        for lat, lon in PAIRS.items():
            if lat in judged and lon in judged:
                nowhere = implausible(f"v_{lat}", f"v_{lon}")
                values += [f"CASE WHEN {nowhere} THEN NULL ELSE v_{one} END AS v_{one}" for one in (lat, lon)]
                errors += [f"coalesce(e_{one}, CASE WHEN {nowhere} THEN 'place' END) AS e_{one}" for one in (lat, lon)]
        return f"SELECT * REPLACE ({', '.join(values + errors)}) FROM ({rows})" if values else rows
