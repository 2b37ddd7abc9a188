"""Refused rows laid out for a form: the cells that are wrong with what is wrong, the others beside them."""

from __future__ import annotations

from dataclasses import dataclass

from gongxin.casework.reporting.set_aside import RefusedRow


@dataclass(frozen=True)
class ShownCell:
    """One cell: `field` is the name of its form field, `complaints` are empty where it is well."""

    field: str
    column: str
    label: str
    text: str
    complaints: list[str]
    choices: list[tuple[str, str]]


@dataclass(frozen=True)
class ShownRow:
    """One row."""

    title: str
    file: str
    line: int
    wrong: list[ShownCell]
    well: list[ShownCell]


def shown_rows(rows: list[RefusedRow], language: str) -> list[ShownRow]:
    """The rows with labels and reasons in `language`."""
    return [_row(row, language) for row in rows]


def _row(row: RefusedRow, language: str) -> ShownRow:
    cells = [_cell(row, name, language) for name in row.table.names if name in row.texts or name in row.complaints]
    title = row.table.zh if language == "zh" else row.table.en
    wrong, well = [cell for cell in cells if cell.complaints], [cell for cell in cells if not cell.complaints]
    return ShownRow(title, row.file, row.line, wrong, well)


def _cell(row: RefusedRow, name: str, language: str) -> ShownCell:
    column = row.table[name]
    said = [getattr(cell, f"reason_{language}") for cell in row.complaints.get(name, [])]
    codes = [(code.value, f"{code.value} {code.zh if language == 'zh' else code.en}") for code in column.codes or ()]
    field = f"cell|{row.file}|{row.line}|{name}"
    return ShownCell(field, name, column.zh if language == "zh" else column.en, row.texts.get(name) or "", said, codes)
