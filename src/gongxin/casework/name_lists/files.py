"""A list as the file that a draw reads: CSV in UTF-8 with LF, one line per object that is on, by number.

Columns are those that `gongxin.draw` reads, with the inputs from which a plan makes the weights. Names are left out:
the file is committed and published, and names of people never are. The same list of the same day and moment is the same
file, byte for byte.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator

from gongxin.casework.name_lists.inspectors import Sendable
from gongxin.casework.name_lists.reading import Line

OBJECT_COLUMNS = ("object", "firm", "region", "stratum", "grade", "since", "problems", "warnings")
PERSON_COLUMNS = ("person", "role", "regions", "skills", "most")
RECUSAL_COLUMNS = ("person", "firm")
SEPARATOR = ";"


def object_file(lines: Iterable[Line]) -> Iterator[str]:
    """The objects that are on; `firm` is whom a visit goes to, empty for the object itself."""
    rows = (
        (one.id, one.firm, one.division, one.stratum, one.grade, one.since or "", one.problems, one.warnings)
        for one in lines
        if one.on
    )
    return _written(OBJECT_COLUMNS, rows)


def inspector_file(people: Iterable[Sendable]) -> Iterator[str]:
    """Inspectors and experts who may be sent, and how many more visits each can make this year."""
    rows = (
        (one.card.number, one.card.kind, digits_of(one.card.division), SEPARATOR.join(sorted(one.card.skills)),
         one.card.most_a_year - one.load)
        for one in people
        if one.why == "on"
    )  # fmt: skip
    return _written(PERSON_COLUMNS, rows)


def recusal_file(people: Iterable[Sendable]) -> Iterator[str]:
    """Who stays away from whom; the reasons stay inside."""
    rows = ((one.card.number, firm) for one in people if one.why == "on" for firm in sorted(one.stays_away_from))
    return _written(RECUSAL_COLUMNS, rows)


def digits_of(division: str) -> str:
    """A region as the digits with which every place in it begins: 440000 is 44."""
    return division[:2] if division.endswith("0000") else division[:4] if division.endswith("00") else division


def digest(parts: Iterable[str]) -> str:
    """SHA-256 of a file given in parts, 64 digits."""
    sha = hashlib.sha256()
    for part in parts:
        sha.update(part.encode())
    return sha.hexdigest()


def _written(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(row)
        yield held.getvalue()
        held.seek(0)
        held.truncate()
    yield held.getvalue()
