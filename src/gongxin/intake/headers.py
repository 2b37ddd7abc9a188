"""Which column of a file is which column of the contract.

Files come with the contract's names, with the labels of our templates in either language, or with the field codes of
the CNCA tables; with a title above the header, with headers merged over two rows, with a row of labels below.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongxin.errors import InputRefused
from gongxin.intake.sql import FULL_WIDTH, HALF_WIDTH

SEARCHED = 10  # rows in which a header is looked for
MOST_COLUMNS = 1_000  # the widest table of the field has 71

HALF = str.maketrans(FULL_WIDTH, HALF_WIDTH)


@dataclass(frozen=True)
class Names:
    """What a table's columns may be called: tidied spelling → column."""

    table: str
    known: Mapping[str, str]
    needed: tuple[str, ...] = ()

    def column(self, heading: str) -> str | None:
        """The column that `heading` stands for."""
        return self.known.get(spelling(heading))


@dataclass(frozen=True)
class Header:
    """A header found: `columns` maps column → position, `rows` is the number of rows before the data."""

    columns: dict[str, int]
    unknown: tuple[str, ...]
    rows: int
    width: int


def spelling(heading: str) -> str:
    """A heading without case, spaces, underscores and the star that marks what must be filled in."""
    return re.sub(r"[\s_*]+", "", heading.translate(HALF)).casefold()


def names_of(table: str, ways: Mapping[str, Sequence[str]], needed: tuple[str, ...]) -> Names:
    """`ways` lists for each column how it may be called; the first way wins over the later ones of other columns."""
    known: dict[str, str] = {spelling(called[0]): column for column, called in ways.items()}
    claims: dict[str, set[str]] = {}
    for column, called in ways.items():
        for way in called[1:]:
            claims.setdefault(spelling(way), set()).add(column)
    for way, columns in claims.items():
        if len(columns) == 1:
            known.setdefault(way, *columns)
    return Names(table, known, needed)


def find_header(rows: Sequence[Sequence[str]], names: Names, file: str) -> Header:
    """The header among the first rows of a file; refused where none of them names a column of the table."""
    merged = [_filled_from_above(rows, i) for i in range(min(len(rows), SEARCHED))]
    counts = [_count(row, names) for row in merged]
    if not counts or max(counts) == 0:
        raise InputRefused(
            "%(file)s: none of the first %(searched)d rows names a column of the table %(table)s; "
            "put the column names of the contract into the first row.",
            file=file, searched=SEARCHED, table=names.table,
        )  # fmt: skip
    at = counts.index(max(counts))
    columns, unknown = match(merged[at], names, file)
    rest = at + 1
    while rest < len(rows) and _is_label_row(rows[rest], names):
        rest += 1
    return Header(columns, unknown, rest, len(merged[at]))


def match(headings: Sequence[str], names: Names, file: str) -> tuple[dict[str, int], tuple[str, ...]]:
    """(column → position, headings that are no column); refused if a name stands twice or a key column is missing."""
    if len(headings) > MOST_COLUMNS:
        raise InputRefused(
            "%(file)s has %(count)d columns, more than any table of the contract could have; "
            "remove what does not belong.",
            file=file, count=len(headings),
        )  # fmt: skip
    columns: dict[str, int] = {}
    seen: dict[str, str] = {}
    unknown = []
    for position, heading in enumerate(headings):
        column = names.column(heading)
        called = column or spelling(heading)
        if column and called in seen:  # what is no column of the table may stand as often as it likes
            raise InputRefused(
                "%(file)s names the column %(column)s twice (%(first)s, %(second)s); keep one of them.",
                file=file, column=called[:80], first=seen[called], second=heading.strip()[:80],
            )  # fmt: skip
        seen[called] = heading.strip()[:80]
        if column:
            columns[column] = position
        elif called:
            unknown.append(heading.strip()[:200])
    missing = [column for column in names.needed if column not in columns]
    if missing:
        raise InputRefused(
            "%(file)s lacks the column %(column)s, without which no row of %(table)s can be told from another; add it.",
            file=file, column=", ".join(missing), table=names.table,
        )  # fmt: skip
    return columns, tuple(unknown)


def _filled_from_above(rows: Sequence[Sequence[str]], i: int) -> list[str]:
    """Row `i`, with the cells that a merged header left empty filled from the row above."""
    above = rows[i - 1] if i else ()
    width = max(len(rows[i]), len(above))
    own, over = ([*row, *[""] * (width - len(row))] for row in (rows[i], above))
    return [mine.strip() or its.strip() for mine, its in zip(own, over, strict=True)]


def _count(row: Sequence[str], names: Names) -> int:
    return len({names.column(cell) for cell in row} - {None})


def _is_label_row(row: Sequence[str], names: Names) -> bool:
    """A row below the header of which most cells are headings too."""
    filled = [cell for cell in row if cell.strip()]
    return bool(filled) and 2 * sum(names.column(cell) is not None for cell in filled) > len(filled)
