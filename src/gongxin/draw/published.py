"""The lists of a bundle read back as they were published."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from gongxin.draw import files
from gongxin.draw.chances import Pool, pools_of
from gongxin.draw.name_list import Cell, Listed, refuse_twice
from gongxin.draw.people import Person, read_people, read_recusals
from gongxin.draw.plan import Plan, plan_of
from gongxin.errors import InputRefused

Lists = tuple[Plan, list[Pool], list[Person], list[tuple[str, str]]]
OF_A_CELL = 3  # the last columns, alike for a whole cell: stratum, weight, chance


def read_lists(folder: Path) -> Lists:
    """Plan, list with its chances computed anew, people and recusals of a bundle."""
    plan = plan_back((folder / files.PLAN).read_bytes())
    pools = pools_of(plan, read_published(folder / files.OBJECTS))
    return plan, pools, read_people(folder / files.INSPECTORS), read_recusals(folder / files.RECUSALS)


def plan_back(text: bytes) -> Plan:
    """The plan from plan.json."""
    written = json.loads(text)
    written.pop("method")
    written["stratum"] = written.pop("strata")
    return plan_of(written, files.PLAN)


def read_published(path: Path) -> Listed:
    """objects.csv without its chances."""
    cells = []
    with path.open(encoding="utf-8", newline="") as stream:
        if next(stream, "").rstrip("\n") != files.OBJECTS_HEADER:
            raise InputRefused("%(file)s: the first line must be %(columns)s.", file=path, columns=files.OBJECTS_HEADER)
        for tail, rows in _by_tail(stream):
            parts = tail.rstrip("\n").split(",")
            if len(parts) != OF_A_CELL + 1:
                raise InputRefused("%(file)s: a line has another number of columns than the first.", file=path)
            cells.append(Cell(parts[1], Fraction(parts[2]), rows))
    refuse_twice(cells)
    return Listed(tuple(cells))


def _by_tail(lines: Iterator[str]) -> Iterator[tuple[str, list[str]]]:
    """Runs of lines that end alike; nearly every line goes the short way."""
    tail, length = "", 0
    rows: list[str] = []
    for line in lines:
        if not (length and line.endswith(tail)):
            if rows:
                yield tail, rows
            tail = "," + ",".join(line.split(",")[-OF_A_CELL:])
            rows, length = [], len(tail)
        rows.append(line[:-length])
    if rows:
        yield tail, rows
