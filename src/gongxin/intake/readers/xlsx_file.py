"""XLSX: the sheet called like the table, else the first one."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import python_calamine

from gongxin.errors import InputRefused
from gongxin.intake.headers import SEARCHED, Header, Names, find_header, spelling
from gongxin.intake.raw import Raw
from gongxin.intake.readers.footers import footer
from gongxin.intake.readers.texts import TextWriter
from gongxin.intake.readers.xlsx_guard import check_archive, check_texts, sheet_facts
from gongxin.intake.rejected import KEPT, Rejection

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MOST_MEMBER = 1 << 20  # bytes of the parts that list the sheets


def read_xlsx(file: Path, names: Names, work: Path) -> Raw:
    """Copy the cells of `file` as texts; a row with a formula is set aside, for its value may be stale or absent."""
    check_archive(file)
    with zipfile.ZipFile(file) as archive:
        sheet, member = _sheet(archive, names, file.name)
        facts = sheet_facts(archive, member, file.name)
        check_texts(archive, facts.shared, file.name)
    rows = _rows(file, sheet)
    header = find_header([[_text(cell) or "" for cell in row] for row in rows[: SEARCHED + 1]], names, file.name)
    to = work / f"raw_{names.table}.parquet"
    rejections: list[Rejection] = []
    with TextWriter(to, sorted(header.columns)) as writer:
        for line, row in enumerate(rows[header.rows :], start=header.rows + 1):
            cells = {column: _text(row[at]) for column, at in header.columns.items() if at < len(row)}
            formula = _column_of(facts.formulas.get(line, ()), header)
            error = _column_of(facts.errors.get(line, ()), header)
            below = _footer(row, [cells.get(key) for key in names.needed])
            if not below and not formula and not error:
                writer.add(line, cells)
            elif len(rejections) < KEPT:
                code, column, shown = _refusal(below, formula, error, row, header)
                rejections.append(Rejection(names.table, file.name, line, column, shown, code))
    columns = {column: column for column in header.columns}
    return Raw(names.table, file.name, to, columns, unknown=header.unknown, rejections=tuple(rejections))


def _sheet(archive: zipfile.ZipFile, names: Names, file: str) -> tuple[str, str]:
    """(name of the sheet, name of its member)."""
    try:
        book = _xml(archive, "xl/workbook.xml")
        links = {link.get("Id"): link.get("Target", "") for link in _xml(archive, "xl/_rels/workbook.xml.rels")}
        sheets = [(str(one.get("name")), links[one.get(RELATION)]) for one in book.iter(f"{MAIN}sheet")]
        name, target = next((one for one in sheets if spelling(one[0]) == spelling(names.table)), sheets[0])
        member = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        archive.getinfo(member)
    except (KeyError, IndexError, ElementTree.ParseError):
        raise InputRefused("%(file)s holds no sheet that can be read; save it again as XLSX.", file=file) from None
    return name, member


def _xml(archive: zipfile.ZipFile, member: str) -> ElementTree.Element:
    text = archive.open(member).read(MOST_MEMBER)
    if b"<!DOCTYPE" in text:
        raise ElementTree.ParseError("document type")
    return ElementTree.fromstring(text)  # noqa: S314 (no document type, so nothing to expand)


def _rows(file: Path, sheet: str) -> Sequence[Sequence[Any]]:
    try:
        with python_calamine.CalamineWorkbook.from_path(str(file)) as book:
            rows: list[list[Any]] = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    except (python_calamine.CalamineError, OSError, ValueError) as broken:
        raise InputRefused(
            "%(file)s cannot be read as a spreadsheet (%(why)s); save it again as XLSX.",
            file=file.name, why=str(broken)[:200],
        ) from None  # fmt: skip
    return rows


def _refusal(
    below: tuple[str, str] | None, formula: str | None, error: str | None, row: Sequence[Any], header: Header
) -> tuple[str, str, str]:
    """(reason, column, value) of a row that is set aside."""
    if below:
        return below[0], "", below[1]
    if formula:
        return "formula", formula, _shown(row, header, formula)
    return "error_cell", error or "", ""  # calamine gives no text for an error


def _column_of(columns: Sequence[int], header: Header) -> str | None:
    """The first column of the table among these positions of a row."""
    positions = {at + 1: column for column, at in header.columns.items()}
    return next((positions[at] for at in columns if at in positions), None)


def _footer(row: Sequence[Any], keys: Sequence[str | None]) -> tuple[str, str] | None:
    """(reason, first words) of a row that is no record."""
    texts = (_text(cell) for cell in row)
    first = next((text for text in texts if text and text.strip()), "")
    code = footer([first], keys)
    return (code, first) if code else None


def _shown(row: Sequence[Any], header: Header, column: str) -> str:
    at = header.columns[column]
    return (_text(row[at]) if at < len(row) else None) or ""


def _text(cell: Any) -> str | None:
    """A cell as a person would have typed it: whole numbers without .0, days without midnight."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d") if cell.time() == time() else cell.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell) if not isinstance(cell, timedelta) else str(cell.total_seconds() / 86400)
