"""Rows drawn as text, and a dataset of them that cases change row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gongxin.records import TABLES

Row = dict[str, str]


def rows_of(text: str) -> list[Row]:
    """One row a line, cells between bars, the first line names the columns."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    return [dict(zip(lines[0], cells, strict=True)) for cells in lines[1:]]


@dataclass(frozen=True)
class Nation:
    """A dataset as text. Every change gives a new nation; a change that finds no row is a mistake of the case."""

    rows: Mapping[str, tuple[Row, ...]]

    def with_rows(self, table: str, rows: str | list[Row]) -> Nation:
        """More rows of one table, drawn or made."""
        more = rows_of(rows) if isinstance(rows, str) else rows
        unknown = {column for row in more for column in row} - set(TABLES[table].names)
        assert not unknown, f"{table} has no column {unknown}"
        return Nation({**self.rows, table: (*self.rows.get(table, ()), *more)})

    def change(self, table: str, where: Mapping[str, str], **cells: str) -> Nation:
        """The rows of `table` that hold the cells of `where`, with other cells."""
        assert self._found(table, where), f"no row of {table} has {where}"
        changed = tuple({**row, **cells} if _holds(row, where) else row for row in self.rows[table])
        return Nation({**self.rows, table: changed})

    def without(self, table: str, where: Mapping[str, str]) -> Nation:
        """The dataset without the rows of `table` that hold the cells of `where`."""
        assert self._found(table, where), f"no row of {table} has {where}"
        return Nation({**self.rows, table: tuple(row for row in self.rows[table] if not _holds(row, where))})

    def without_audit(self, plan_id: str) -> Nation:
        """The dataset as if this audit had never been planned, held or reported."""
        nation = self
        for table in ("audit_plans", "audit_team", "sign_ins", "audit_results"):
            if nation._found(table, {"plan_id": plan_id}):
                nation = nation.without(table, {"plan_id": plan_id})
        return nation

    def drawn(self) -> dict[str, str]:
        """Each table as text with all the columns that any of its rows has."""
        return {name: _text(rows) for name, rows in self.rows.items()}

    def _found(self, table: str, where: Mapping[str, str]) -> bool:
        return any(_holds(row, where) for row in self.rows.get(table, ()))


def _holds(row: Row, where: Mapping[str, str]) -> bool:
    return all(row.get(column, "") == cell for column, cell in where.items())


def _text(rows: tuple[Row, ...]) -> str:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    return "\n".join(" | ".join(line) for line in (columns, *([row.get(c, "") for c in columns] for row in rows)))
