"""Inspectors and experts, under public pseudonyms, and who may not go where.

A region is written as digits of a division code: whoever has "33" may go anywhere in Zhejiang, "" anywhere. A
recusal names a person and a firm (or an object); its reason is personal and stays outside the draw.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gongxin.draw.plan import UNSAFE
from gongxin.errors import InputRefused

COLUMNS = ("person", "role", "regions", "skills", "most")
ROLES = ("inspector", "expert")


@dataclass(frozen=True)
class Person:
    """`most`: how many visits of this plan the person can make. Only people with valid credentials belong here."""

    person: str
    role: str = "inspector"
    regions: tuple[str, ...] = ("",)
    skills: tuple[str, ...] = ()
    most: int = 1

    def may_enter(self, region: str) -> bool:
        """Whether one of the person's regions holds this one; everybody may go where no region is told."""
        return not region or any(region.startswith(one) for one in self.regions)

    def row(self) -> str:
        """The line of inspectors.csv."""
        return f"{self.person},{self.role},{';'.join(self.regions)},{';'.join(self.skills)},{self.most}"


def people_of(people: Iterable[Person]) -> list[Person]:
    """The people in the one order that counts (by pseudonym), refused where one cannot be."""
    ordered = sorted(people, key=lambda one: one.person)
    names = [one.person for one in ordered]
    for one in ordered:
        parts = (one.person, *one.regions, *one.skills)
        if not one.person or one.role not in ROLES or one.most < 0 or any(UNSAFE & set(part) for part in parts):
            raise InputRefused("The person %(name)s on the list of inspectors has a value that cannot be.",
                               name=one.person or "–")  # fmt: skip
    if len(set(names)) != len(names):
        raise InputRefused("A person is on the list of inspectors twice.")
    return ordered


def read_people(path: Path) -> list[Person]:
    """People from a CSV file with the columns person, role, regions, skills, most; lists are parted by semicolons."""
    rows = _read(path, COLUMNS)
    try:
        return people_of(
            Person(row[0], row[1], tuple(row[2].split(";")), tuple(filter(None, row[3].split(";"))), int(row[4]))
            for row in rows
        )
    except ValueError:
        raise InputRefused("%(file)s: the column most holds whole numbers.", file=path) from None


def read_recusals(path: Path) -> list[tuple[str, str]]:
    """Pairs of person and firm (or object) from a CSV file."""
    return recusals_of((row[0], row[1]) for row in _read(path, ("person", "firm")))


def recusals_of(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pairs in their one order, each once."""
    ordered = sorted(set(pairs))
    if any(UNSAFE & set(part) or not part for pair in ordered for part in pair):
        raise InputRefused("A recusal has an empty part, or one with a comma or quote.")
    return ordered


def _read(path: Path, columns: Sequence[str]) -> list[list[str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.reader(stream))
    except FileNotFoundError:
        raise InputRefused("%(file)s is not there; name the list.", file=path) from None
    except (OSError, UnicodeDecodeError, csv.Error) as met:
        raise InputRefused("%(file)s cannot be read (%(why)s).", file=path, why=met) from None
    if not rows or rows[0] != list(columns):
        raise InputRefused("%(file)s: the first line must be %(columns)s.", file=path, columns=",".join(columns))
    if any(len(row) != len(columns) for row in rows):
        raise InputRefused("%(file)s: a line has another number of columns than the first.", file=path)
    return rows[1:]
