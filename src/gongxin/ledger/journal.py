"""The journal: an entry counts as taken when the journal has it on disk. Tiles and checkpoint follow from it.

A group of entries is one frame: mark, number of its first entry, how many, how long, the entries, SHA-256 over all
that. A frame that a crash cut short is the last one and was never acknowledged, so it is dropped. A broken frame with
a whole one behind it was acknowledged and then damaged: that is refused, never repaired in silence.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from gongxin.ledger import disk
from gongxin.ledger.disproved import Damaged
from gongxin.ledger.tiles import bundle, unbundle

MARK = b"GXJ1"
HEAD = struct.Struct(">4sQII")  # mark, first, how many, bytes of the entries
DIGEST = 32
NAME = "journal-"
SENTENCE = (
    "%(file)s is damaged at byte %(at)s, before entries that were acknowledged; restore it from a copy, do not go on."
)


def journal_name(first: int) -> str:
    """The file whose first frame begins with entry `first`."""
    return f"{NAME}{first:020d}"


def frame(first: int, entries: Sequence[bytes]) -> bytes:
    """One group as it is written."""
    held = bundle(entries)
    covered = HEAD.pack(MARK, first, len(entries), len(held)) + held
    return covered + sha256(covered).digest()


@dataclass
class Read:
    """What a journal holds: its entries from number `first`, and the length up to the end of the last whole frame."""

    first: int
    entries: list[bytes]
    length: int


def read_journal(path: Path) -> Read:
    """All whole frames; refuses damage that is not the end of an interrupted write."""
    first = int(path.name.removeprefix(NAME))
    held = path.read_bytes()
    read = Read(first, [], 0)
    while read.length < len(held):
        found = _frame_at(held, read.length)
        if found is None or found[0] != first + len(read.entries):
            if _whole_frame_after(held, read.length, first + len(read.entries)):
                raise Damaged(SENTENCE, file=path, at=read.length)
            break
        read.entries += found[1]
        read.length = found[2]
    return read


def mend(path: Path, length: int) -> None:
    """Drop an interrupted frame for good, and make sure that what was read is on disk and not only in memory."""
    if path.stat().st_size > length:
        disk.shorten(path, length)
    disk.wait_for(path)


def start(folder: Path, first: int) -> int:
    """A new empty journal; returns its open file."""
    descriptor = os.open(folder / journal_name(first), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    disk.wait(descriptor)
    disk.wait_for(folder)
    return descriptor


def journals(folder: Path) -> list[Path]:
    """The journal files, oldest first."""
    return sorted(path for path in folder.glob(f"{NAME}*") if path.name.removeprefix(NAME).isdecimal())


def _frame_at(held: bytes, at: int) -> tuple[int, list[bytes], int] | None:
    """(first, entries, end) of a whole frame."""
    if at + HEAD.size > len(held):
        return None
    mark, first, count, length = HEAD.unpack_from(held, at)
    end = at + HEAD.size + length
    if mark != MARK or held[end : end + DIGEST] != sha256(held[at:end]).digest():
        return None
    entries = unbundle(held[at + HEAD.size : end])
    return (first, entries, end + DIGEST) if len(entries) == count else None


def _whole_frame_after(held: bytes, at: int, first: int) -> bool:
    while (at := held.find(MARK, at + 1)) >= 0:
        found = _frame_at(held, at)
        if found is not None and found[0] >= first:
            return True
    return False
