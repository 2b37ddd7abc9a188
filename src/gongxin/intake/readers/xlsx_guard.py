"""Is it safe to open this spreadsheet? Looked at as a ZIP of XML, streamed, before any spreadsheet code sees it.

Refused: archives that unpack to far more than they hold, too many members, document types (entity bombs), texts longer
than a spreadsheet can hold, cells scattered so wide that the sheet would fill the memory.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from xml.parsers import expat

from gongxin.errors import InputRefused

MOST_BYTES = 512 << 20  # unpacked, all members together
MOST_RATIO = 250  # unpacked to packed, of a member that is large at all; honest sheets reach 40
LARGE = 4 << 20
MOST_MEMBERS = 2_000
LONGEST_TEXT = 32_767  # characters in a cell, the limit of the format
LARGEST_AREA = 30_000_000  # cells of the rectangle from A1 to the last cell
MOST_TEXT = 1 << 30  # bytes of all cells' texts, shared texts counted as often as they are used
CHUNK = 1 << 20
REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass
class SheetFacts:
    """What the XML of a sheet says about its cells, positions counted from 1."""

    formulas: dict[int, list[int]] = field(default_factory=dict)  # row → columns
    last_row: int = 0
    last_column: int = 0
    shared: int = 0  # cells that show a shared text


def check_archive(file: Path) -> None:
    """Unpack every member once, counting; refused at the first sign of a bomb."""
    try:
        with zipfile.ZipFile(file) as archive:
            _check_members(archive, file.name)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, zlib.error) as broken:
        raise InputRefused(
            "%(file)s is not a whole XLSX file (%(why)s); save it again as XLSX.", file=file.name, why=str(broken)[:200]
        ) from None


def _check_members(archive: zipfile.ZipFile, file: str) -> None:
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise _bomb(file)
    total = 0
    for member in members:
        size = 0
        with archive.open(member) as stream:
            for chunk in _chunks(stream):
                size += len(chunk)
                grown = size > LARGE and size > MOST_RATIO * max(member.compress_size, 1)
                if grown or total + size > MOST_BYTES:
                    raise _bomb(file)
        total += size


def _bomb(file: str) -> InputRefused:
    return InputRefused(
        "%(file)s unpacks to far more than a table of this size holds; save the table as CSV or Parquet.", file=file
    )


def sheet_facts(archive: zipfile.ZipFile, member: str, file: str) -> SheetFacts:
    """Formulas and extent of the sheet stored as `member`."""
    facts, place = SheetFacts(), [0, 0]

    def start(tag: str, said: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        if local == "row":
            place[:] = [int(said["r"]) if said.get("r", "").isdigit() else place[0] + 1, 0]
        elif local == "c":
            place[:] = _position(said.get("r", "")) or [place[0], place[1] + 1]
            facts.shared += said.get("t") == "s"
            facts.last_row, facts.last_column = max(facts.last_row, place[0]), max(facts.last_column, place[1])
        elif local == "f":
            facts.formulas.setdefault(place[0], []).append(place[1])

    with archive.open(member) as stream:
        _parse(_chunks(stream), file, start)
    if facts.last_row * facts.last_column > LARGEST_AREA:
        raise InputRefused(
            "%(file)s has cells as far as row %(row)d, column %(column)d; delete what lies outside the table.",
            file=file, row=facts.last_row, column=facts.last_column,
        )  # fmt: skip
    return facts


def check_texts(archive: zipfile.ZipFile, shared: int, file: str) -> None:
    """Refuse shared texts that are longer than a cell may be, or that `shared` cells could blow up."""
    longest, length = 0, 0

    def start(tag: str, _: dict[str, str]) -> None:
        nonlocal length
        if tag.rpartition(":")[2] == "si":
            length = 0

    def text(data: str) -> None:
        nonlocal longest, length
        length += len(data)
        longest = max(longest, length)

    for member in archive.namelist():
        if member.lower().endswith("sharedstrings.xml"):
            with archive.open(member) as stream:
                _parse(_chunks(stream), file, start, text)
    if longest > LONGEST_TEXT or longest * shared > max(MOST_TEXT, 1024 * shared):
        raise InputRefused(
            "%(file)s holds a text of %(length)d characters, longer than a cell of this table can be; shorten it.",
            file=file, length=longest,
        )  # fmt: skip


def _position(reference: str) -> list[int] | None:
    """[7, 3] for C7; None where there is no such reference."""
    found = REFERENCE.fullmatch(reference)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return [int(found[2]), column]


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    while chunk := stream.read(CHUNK):
        yield chunk


def _parse(chunks: Iterator[bytes], file: str, start: object, text: object = None) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = start  # type: ignore[assignment]
    parser.CharacterDataHandler = text  # type: ignore[assignment]

    def no_doctype(*_: object) -> None:
        raise InputRefused("%(file)s declares a document type, which no spreadsheet does; save it again.", file=file)

    parser.StartDoctypeDeclHandler = no_doctype
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as broken:
        raise InputRefused("%(file)s is damaged inside (%(why)s); save it again.", file=file, why=broken) from None
