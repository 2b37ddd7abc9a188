"""Tables that leave as CSV or XLSX: whatever a cell holds, no spreadsheet runs it."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any
from urllib.parse import quote

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils.exceptions import IllegalCharacterError

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # full-width ones are read alike
KINDS = ("csv", "xlsx")
ROWS = 1_000_000  # a sheet holds 1,048,576


def harmless(value: Any) -> Any:
    """Text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers."""
    if value is None or isinstance(value, int | float):
        return "" if value is None else value
    text = str(value)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text


def sheet(kind: str, name: str, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> HttpResponseBase:
    """The table as a file to download; `kind` is one of KINDS, `name` the file's name without ending."""
    answer = _xlsx(headings, rows) if kind == "xlsx" else _csv(headings, rows)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}.{kind}"
    return answer


def _csv(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> StreamingHttpResponse:
    return StreamingHttpResponse(_lines(headings, rows), content_type="text/csv; charset=utf-8")


def _lines(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    held = io.StringIO()
    writer = csv.writer(held)
    held.write("\ufeff")  # by which Excel knows UTF-8
    for row in chain([headings], rows):
        writer.writerow(map(harmless, row))
        yield held.getvalue()
        held.seek(0)
        held.truncate()


def _xlsx(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> FileResponse:
    book = Workbook(write_only=True)
    page = book.create_sheet()
    page.freeze_panes = "A2"
    for row in chain([headings], rows):
        page.append([_cell(page, harmless(value)) for value in row])
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    book.save(file)
    file.seek(0)
    return FileResponse(file, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def _cell(page: Any, value: Any) -> WriteOnlyCell:
    cell = WriteOnlyCell(page)
    try:
        cell.value = value
    except IllegalCharacterError:
        cell.value = "".join(letter for letter in value if letter >= " ")
    if isinstance(value, str):
        cell.data_type = "s"
    return cell
