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
OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # the container of XLS and of encrypted workbooks
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384  # of a sheet, the limits of the format
REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})", re.ASCII)
ROW = re.compile(r"[1-9][0-9]{0,6}", re.ASCII)


@dataclass
class SheetFacts:
    """What the XML of a sheet says about its cells, positions counted from 1."""

    formulas: dict[int, list[int]] = field(default_factory=dict)  # row → columns
    errors: dict[int, list[int]] = field(default_factory=dict)  # #DIV/0!, #REF! and the like: row → columns
    last_row: int = 0
    last_column: int = 0
    shared: int = 0  # cells that show a shared text


def check_archive(file: Path) -> None:
    """Unpack every member once, counting; refused at the first sign of a bomb."""
    with file.open("rb") as stream:
        if stream.read(len(OLE)) == OLE:
            raise InputRefused(
                "%(file)s is protected by a password or in the old XLS format; save it as XLSX without a password.",
                file=file.name,
            )
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
    """Formulas, errors and extent of the sheet stored as `member`."""
    facts, place = SheetFacts(), [0, 0]

    def start(tag: str, said: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        if local == "row":
            place[:] = [_row(said["r"], file) if "r" in said else place[0] + 1, 0]
        elif local == "c":
            place[:] = _position(said["r"], file) if "r" in said else [place[0], place[1] + 1]
            facts.shared += said.get("t") == "s"
            if said.get("t") == "e":
                facts.errors.setdefault(place[0], []).append(place[1])
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


def _row(reference: str, file: str) -> int:
    if not ROW.fullmatch(reference) or int(reference) > MOST_ROWS:
        raise _nowhere(reference, file)
    return int(reference)


def _position(reference: str, file: str) -> list[int]:
    """[7, 3] for C7; a place that no sheet has is refused, for a spreadsheet reader may trust it."""
    found = REFERENCE.fullmatch(reference)
    column = 0
    for letter in found[1] if found else "":
        column = column * 26 + ord(letter) - 64
    if not found or column > MOST_COLUMNS:
        raise _nowhere(reference, file)
    return [_row(found[2], file), column]


def _nowhere(reference: str, file: str) -> InputRefused:
    return InputRefused(
        "%(file)s has a cell at %(place)s, a place that no sheet has; save it again as XLSX.",
        file=file, place=reference[:40],
    )  # fmt: skip


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
