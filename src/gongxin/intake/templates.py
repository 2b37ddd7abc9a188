"""Import templates: one XLSX per table, with labels, notes and code lists as drop-downs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from gongxin.errors import UserError
from gongxin.i18n import Text
from gongxin.intake.values import FIRST_DAY, LAST_DAY
from gongxin.records import TABLES, Column, Kind, Table

LAST_ROW = 10_000
CODES_SHEET = "codes"
SERIAL_ZERO = date(1899, 12, 30)  # serial days of spreadsheets are counted from here (after February 1900)
YES_NO = ("true", "false")
FORMATS = {
    Kind.DATE: "yyyy-mm-dd",
    Kind.TIMESTAMP: "yyyy-mm-dd hh:mm:ss",
    Kind.INTEGER: "0",
    Kind.TEXT: "@",
    Kind.LIST: "@",
}
SHAPES = {
    Kind.DATE: Text("日期，如 2026-06-30", "date, as 2026-06-30"),
    Kind.TIMESTAMP: Text("北京时间，如 2026-06-30 09:00:00", "China time, as 2026-06-30 09:00:00"),
    Kind.INTEGER: Text("整数", "whole number"),
    Kind.NUMBER: Text("数字", "number"),
    Kind.BOOLEAN: Text("是或否", "true or false"),
    Kind.LIST: Text("多个值以；分隔", "several values, separated by ；"),
    Kind.TEXT: Text("文本", "text"),
}


def write_templates(folder: Path, language: str) -> None:
    """One workbook per table of the contract: the first row has the column names, the second their labels.

    A workbook that is there already may have been filled in, so it is never written over.
    """
    present = [name for name in TABLES if (folder / f"{name}.xlsx").exists()]
    if present:
        raise UserError(
            "%(folder)s already holds %(file)s, which may have been filled in; name another folder.",
            folder=folder, file=f"{present[0]}.xlsx",
        )  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    for table in TABLES.values():
        _workbook(table, language).save(folder / f"{table.name}.xlsx")


def _workbook(table: Table, language: str) -> Workbook:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = table.name
    sheet.freeze_panes = "A3"
    codes = book.create_sheet(CODES_SHEET)
    codes.sheet_state = "hidden"
    for number, column in enumerate(table.columns, start=1):
        _head(sheet, number, column, required=column.name in table.required, language=language)
        choices = column.codes.values if column.codes else YES_NO if column.kind is Kind.BOOLEAN else ()
        if choices and column.kind is not Kind.LIST:
            _drop_down(sheet, codes, number, choices)
        if column.kind in (Kind.DATE, Kind.TIMESTAMP):
            _only_days(sheet, number)
    return book


def _head(sheet: Worksheet, number: int, column: Column, *, required: bool, language: str) -> None:
    label = Text(column.zh, column.en).in_language(language)
    name = sheet.cell(1, number, column.name)
    name.font = Font(bold=True)
    name.comment = Comment(_note(column, language), "Gongxin")
    sheet.cell(2, number, f"{label} *" if required else label).fill = PatternFill("solid", fgColor="EEF2F7")
    letter = get_column_letter(number)
    sheet.column_dimensions[letter].width = max(14, len(column.name) + 4)
    sheet.column_dimensions[letter].number_format = FORMATS.get(column.kind, "General")


def _note(column: Column, language: str) -> str:
    """What a cell may hold, and each code with its meaning."""
    lines = [SHAPES[column.kind].in_language(language)]
    if column.codes:
        lines += [f"{code.value} {Text(code.zh, code.en).in_language(language)}" for code in column.codes]
    return "\n".join(lines)


def _drop_down(sheet: Worksheet, codes: Worksheet, number: int, choices: tuple[str, ...]) -> None:
    """The choices of a column, kept on the hidden sheet and offered in every row."""
    letter = get_column_letter(number)
    for row, value in enumerate(choices, start=1):
        codes.cell(row, number, value).number_format = "@"
    source = f"{CODES_SHEET}!${letter}$1:${letter}${len(choices)}"
    _require(sheet, letter, DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=True))


def _only_days(sheet: Worksheet, number: int) -> None:
    """Days and times from 1949 to 2100, as serial days of the spreadsheet."""
    first, last = ((date.fromisoformat(day) - SERIAL_ZERO).days for day in (FIRST_DAY, LAST_DAY))
    rule = DataValidation(
        type="date", operator="between", formula1=str(first), formula2=str(last + 1),
        allow_blank=True, showErrorMessage=True,
    )  # fmt: skip
    _require(sheet, get_column_letter(number), rule)


def _require(sheet: Worksheet, letter: str, rule: DataValidation) -> None:
    rule.add(f"{letter}3:{letter}{LAST_ROW}")
    sheet.add_data_validation(rule)
