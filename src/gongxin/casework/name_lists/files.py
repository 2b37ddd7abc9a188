"""A list as the file that a draw reads: CSV in UTF-8 with LF, one line per object that is on, by number.

id, kind, division, stratum, grade, since, problems, warnings. Names are left out: the file is committed and published,
and names of people never are. The same list of the same day and moment is the same file, byte for byte.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator
from datetime import date

from gongxin.casework.name_lists.inspectors import Sendable
from gongxin.casework.name_lists.reading import Line

OBJECT_COLUMNS = ("id", "kind", "division", "stratum", "grade", "since", "problems", "warnings")
INSPECTOR_COLUMNS = ("id", "kind", "division", "skills", "stays_away_from", "most_a_year", "load")
SEPARATOR = ";"


def object_file(kind: str, lines: Iterable[Line]) -> Iterator[str]:
    """The lines of the file; those that are off are left out."""
    rows = (
        (one.id, kind, one.division, one.stratum, one.grade, one.since or "", one.problems, one.warnings)
        for one in lines
        if one.on
    )
    return _written(OBJECT_COLUMNS, rows)


def inspector_file(people: Iterable[Sendable], day: date) -> Iterator[str]:
    """Inspectors and experts who may be sent on `day`, with what keeps them away from whom."""
    rows = (
        (one.card.number, one.card.kind, one.card.division, SEPARATOR.join(sorted(one.card.skills)),
         SEPARATOR.join(sorted(one.stays_away_from)), one.card.most_a_year, one.load)
        for one in people
        if one.why == "on"
    )  # fmt: skip
    return _written(INSPECTOR_COLUMNS, rows)


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
