"""SQL over one reporting table: its fields as texts, its lines, its lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gongxin.intake import sql
from gongxin.intake.cnca.mapping import BETWEEN_VALUES, INSIDE_VALUE
from gongxin.intake.raw import LINE, Raw
from gongxin.records import Column


@dataclass(frozen=True)
class Fields:
    """One reporting table as a reader left it."""

    raw: Raw

    @property
    def rows(self) -> str:
        """A query of `line` and every field that is there, as texts."""
        line = "file_row_number + 1" if self.raw.own else sql.name(LINE)
        fields = "".join(
            f", {sql.tidied(f'CAST({sql.name(physical)} AS VARCHAR)')} AS {field}"
            for field, physical in self.raw.columns.items()
        )
        return f"SELECT {line} AS line{fields} FROM {sql.rows_of(self.raw.parquet)}"

    def __getitem__(self, field: str) -> str:
        """The field, or a null where the file lacks it."""
        return field if field in self.raw.columns else "CAST(NULL AS VARCHAR)"

    def has(self, *fields: str) -> bool:
        """Whether the file has all these fields."""
        return all(field in self.raw.columns for field in fields)

    def mapped(self, columns: tuple[Column, ...], special: Mapping[str, str]) -> str:
        """`expression AS column` for every column that has a field of its own or stands in `special`."""
        made = {column.name: self[column.cnca] for column in columns if column.cnca} | dict(special)
        return ", ".join(f"{made[column.name]} AS {sql.name(column.name)}" for column in columns if column.name in made)


def members(x: str) -> str:
    """The values of a multiple field as a list of texts."""
    values = f"list_transform(regexp_split_to_array({x}, '{BETWEEN_VALUES}'), lambda m: trim(m))"
    return f"list_filter({values}, lambda m: m <> '')"


def part(member: str, nth: int) -> str:
    """The nth part (from 1) inside one value, or null."""
    return f"nullif(trim(regexp_split_to_array({member}, '{INSIDE_VALUE}')[{nth}]), '')"


def decoded(x: str, codes: Mapping[str, str]) -> str:
    """A code translated; one that is not in the list stays as it is, to be seen and refused."""
    cases = " ".join(
        f"WHEN {x} IN ({sql.text(code)}, {sql.text(code.lstrip('0'))}) THEN {sql.text(to)}"
        for code, to in codes.items()
    )
    return f"CASE {cases} ELSE {x} END"
