"""A list as a workbook: what the filters give, in the columns chosen, codes with their meaning, names beside keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from gongxin.casework.registry.when import When
from gongxin.i18n import Text
from gongxin.office.language import said
from gongxin.office.registers.columns import REFERENCES
from gongxin.office.registers.request import Wanted
from gongxin.office.registers.table import cells, headings, value_of
from gongxin.records.model import Column, Kind

NAME = Text("名称", "name")
MOST = 50_000  # rows of one workbook; who needs more narrows the filters or exports the dataset
AT_ONCE = 2_000


def export_headings(columns: Sequence[Column]) -> list[str]:
    """One heading for each column, two where a name stands beside its key."""
    found: list[str] = []
    for column, label in zip(columns, headings(columns), strict=True):
        found += [label, f"{label} ({said(NAME)})"] if column.name in REFERENCES else [label]
    return found


def export_rows(asked: Wanted, when: When) -> Iterator[list[Any]]:
    """The rows in the order of the list, at most `MOST`, read in pieces."""
    sign = "-" if asked.descending else ""
    ordered = asked.rows.order_by(f"{sign}{asked.sort}", f"{sign}pk")[:MOST].iterator(chunk_size=AT_ONCE)
    while piece := list(islice(ordered, AT_ONCE)):
        for row, shown in zip(piece, cells(asked.columns, piece, when), strict=True):
            yield [
                part for column, cell in zip(asked.columns, shown, strict=True) for part in _parts(column, row, cell)
            ]


def _parts(column: Column, row: Any, cell: Any) -> list[Any]:
    """Numbers stay numbers; of a reference the key and the name."""
    if column.kind in (Kind.INTEGER, Kind.NUMBER):
        return [value_of(column, row)]
    if column.name in REFERENCES:
        return [cell.note or cell.text, cell.text if cell.note else ""]
    return [cell.text]
