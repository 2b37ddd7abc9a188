"""The list of objects, sorted into cells: objects of one stratum with one weight have one chance.

Rows are kept as text, "object,firm,region", because a list may have millions. `firm` is whom a visit goes to (empty:
the object itself); objects of one firm are visited once. `region` is its division code, for who may go there.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from operator import itemgetter
from pathlib import Path

from gongxin.errors import InputRefused

COLUMNS = ("object", "stratum", "weight")
MORE = ("firm", "region")


@dataclass(frozen=True)
class Cell:
    """Rows with the same stratum and weight, in byte order."""

    stratum: str
    weight: Fraction
    rows: Sequence[str]


@dataclass(frozen=True)
class Listed:
    """The whole list: cells by stratum in the order of the plan, then by falling weight."""

    cells: tuple[Cell, ...]

    def __len__(self) -> int:
        return sum(len(cell.rows) for cell in self.cells)


def read_objects(path: Path, strata: Sequence[str]) -> Listed:
    """A list in a CSV file with the columns object, stratum, weight and, where wanted, firm and region."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return listed(_cells_of(csv.reader(stream), path), strata)
    except FileNotFoundError:
        raise InputRefused("%(file)s is not there; name the list of objects.", file=path) from None
    except (OSError, UnicodeDecodeError, csv.Error) as met:
        raise InputRefused("%(file)s cannot be read (%(why)s).", file=path, why=met) from None


def _cells_of(rows: Iterator[list[str]], path: Path) -> Iterator[tuple[str, str, str, str, str]]:
    header = next(rows, [])
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        raise InputRefused("%(file)s has no column %(name)s.", file=path, name=", ".join(missing))
    places = [header.index(name) if name in header else -1 for name in (*COLUMNS, *MORE)]
    whole = itemgetter(*places)  # runs of C code: a list may have millions of lines
    try:
        yield from map(
            whole, rows if -1 not in places else ([*row, ""] if len(row) >= len(header) else [] for row in rows)
        )
    except IndexError:
        raise InputRefused("%(file)s: line %(line)d is too short.", file=path, line=rows.line_num) from None  # type: ignore[attr-defined]


def listed(rows: Iterable[tuple[str, str, str, str, str]], strata: Sequence[str]) -> Listed:
    """The list from rows of (object, stratum, weight, firm, region), in any order."""
    gathered: dict[tuple[str, str], list[str]] = {}
    for object_, stratum, weight, firm, region in rows:
        row = f"{object_},{firm},{region}"
        try:
            gathered[stratum, weight].append(row)
        except KeyError:
            gathered[stratum, weight] = [row]
    merged: dict[tuple[str, Fraction], list[str]] = {}
    for (stratum, weight), held in gathered.items():
        merged.setdefault((_known(stratum, strata), _weight(weight)), []).extend(held)
    order = {name: place for place, name in enumerate(strata)}
    cells = [Cell(stratum, weight, _sorted(held)) for (stratum, weight), held in merged.items()]
    refuse_twice(cells)
    return Listed(tuple(sorted(cells, key=lambda cell: (order[cell.stratum], -cell.weight))))


def _known(stratum: str, strata: Sequence[str]) -> str:
    if stratum not in strata:
        raise InputRefused("The stratum %(name)s is in the list and not in the plan.", name=stratum)
    return stratum


def _weight(text: str) -> Fraction:
    try:
        weight = Fraction(text)
    except (ValueError, ZeroDivisionError):
        weight = Fraction(0)
    if weight <= 0:
        raise InputRefused("The weight %(value)s is not above 0; nobody on a list is without a chance.", value=text)
    return weight


def _sorted(rows: list[str]) -> list[str]:
    text = "\n".join(rows)
    if text.count("\n") != len(rows) - 1 or text.count(",") != 2 * len(rows) or '"' in text or "\r" in text:
        raise InputRefused("An object, firm or region holds a comma, a quote or a line break; give plain identifiers.")
    rows.sort()  # code points in order are UTF-8 bytes in order
    return rows


def refuse_twice(cells: Sequence[Cell]) -> None:
    """Refuse an object without an identifier, or on the list twice."""
    names = {row.partition(",")[0] for cell in cells for row in cell.rows}
    if "" in names:
        raise InputRefused("An object has no identifier.")
    if len(names) != sum(len(cell.rows) for cell in cells):
        seen: set[str] = set()
        for row in chain.from_iterable(cell.rows for cell in cells):
            name = row.partition(",")[0]
            if name in seen:
                raise InputRefused("The object %(name)s is on the list twice.", name=name)
            seen.add(name)
