"""Rows of a register as cells: words, and where each leads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from gongxin.casework.monitoring.evidence import without_people
from gongxin.casework.registry.when import When
from gongxin.office.language import language, said
from gongxin.office.registers.cells import reason, shown
from gongxin.office.registers.columns import PAGES, REFERENCES, names_of
from gongxin.office.registers.links import page
from gongxin.records.model import Column, Kind


@dataclass(frozen=True)
class Cell:
    """`text` is what is read, `note` the code behind a name, `link` where it leads, `number` whether it is one."""

    text: str
    link: str = ""
    note: str = ""
    number: bool = False


def cells(
    columns: Sequence[Column], rows: Iterable[Any], when: When, dates: str = "", own: tuple[str, str] = ("", "")
) -> list[list[Cell]]:
    """The rows as cells. `own` is the key column of the list and the page its rows have."""
    held = list(rows)
    names = names_of(columns, held, when)
    return [[cell(column, row, names, dates, own) for column in columns] for row in held]


def cell(
    column: Column,
    row: Any,
    names: dict[tuple[str, str], str],
    dates: str = "",
    own: tuple[str, str] = ("", ""),
) -> Cell:
    """One value."""
    value = value_of(column, row)
    if value in (None, ""):
        return Cell("")
    text = in_words(column, row)
    if column.name == own[0] and own[1]:
        return Cell(text, page(own[1], value, dates))
    if column.name in REFERENCES:
        name = names.get((column.name, value), "")
        return Cell(name or text, page(REFERENCES[column.name].page, value, dates), text if name else "")
    if PAGES.get(column.name):
        return Cell(text, page(PAGES[column.name], value, dates))
    return Cell(text, number=column.kind in (Kind.INTEGER, Kind.NUMBER))


def in_words(column: Column, row: Any) -> str:
    """A value in words; the reason of a state from the code table of that state."""
    value = value_of(column, row)
    if column.name == "status_reason":
        return reason(getattr(row, "status", None), value)
    return shown(column, value)


def value_of(column: Column, row: Any) -> Any:
    """The raw value; of a sentence kept in both languages the reader's, without the people it names."""
    if column.name == "explanation":
        return without_people(getattr(row, f"explanation_{language()}"), row)
    return getattr(row, column.name)


def headings(columns: Iterable[Column]) -> list[str]:
    """The labels."""
    return [said(column) for column in columns]
