"""All certificate states in one signed file, for checking without a network, and what changes from day to day.

A record is 11 bytes: 8 of the hash of the number, 1 of state, 2 of the end of validity. Sorted, so that a number is
found by halving, straight in the file. Eight bytes of hash mistake an unknown number for one of n certificates with
probability n / 2^64; the format page says what that means. A full bundle is published now and then, a delta every
day.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from gongxin.ledger.disproved import Disproved
from gongxin.ledger.note import Key, Signer, read_note
from gongxin.ledger.presence import certificate_key

HEAD = "gongxin-states/1"
FULL, DELTA = "full", "delta"
RECORD, HASH = 11, 8
EPOCH, NO_DAY = date(2000, 1, 1), 0xFFFF
GOES, COMES = b"-", b"+"
FIRST_LINE = re.compile(rb"gongxin-states/1 ([1-9][0-9]{0,5})\n")


@dataclass(frozen=True)
class State:
    """What the bundle knows of a number: the code of its state ("" unknown), and the last day of validity."""

    status: str
    to_on: date | None


@dataclass(frozen=True)
class Bundle:
    """Records of a day, checked; `held` are the 11-byte records, one after the other."""

    as_of: date
    held: bytes

    def __len__(self) -> int:
        return len(self.held) // RECORD

    def find(self, number: str) -> list[State]:
        """The states of all certificates with this number; none: not in the register of that day, see `states`."""
        wanted = mark(number)
        at = bisect_left(_Marks(self.held), wanted)
        found = []
        while self.held[at * RECORD : at * RECORD + HASH] == wanted:
            found.append(_state(self.held[at * RECORD : (at + 1) * RECORD]))
            at += 1
        return found

    @property
    def digest(self) -> str:
        """SHA-256 of the records: stands in the entry registry-checkpoint of the same day."""
        return sha256(self.held).hexdigest()

    def write(self, signer: Signer) -> bytes:
        """The full bundle as a file."""
        return _file(signer, [FULL, self.as_of.isoformat(), str(len(self)), self.digest], self.held)

    def delta_to(self, newer: Bundle, signer: Signer) -> bytes:
        """What changes from this day to a newer one, as a file."""
        old, new = set(_records(self.held)), set(_records(newer.held))
        changes = sorted([(one, GOES) for one in old - new] + [(one, COMES) for one in new - old])
        held = b"".join(sign + one for one, sign in changes)
        told = [DELTA, newer.as_of.isoformat(), str(len(changes)), sha256(held).hexdigest(), self.digest, newer.digest]
        return _file(signer, told, held)

    def after(self, delta: bytes, key: Key) -> Bundle:
        """The bundle of the day that a delta leads to."""
        told, held = _read(delta, key, DELTA, RECORD + 1)
        if told[4] != self.digest:
            raise Disproved("The daily change does not begin with this bundle of %(day)s.", day=self.as_of)
        changes = list(_records(held, RECORD + 1))
        gone = {one[1:] for one in changes if one[:1] == GOES}
        kept = [one for one in _records(self.held) if one not in gone]
        newer = Bundle(date.fromisoformat(told[1]), b"".join(sorted(kept + [c[1:] for c in changes if c[:1] == COMES])))
        if newer.digest != told[5]:
            raise Disproved("The bundle of states is damaged: its records are not those that were signed.")
        return newer


def make_bundle(as_of: date, certificates: Iterable[tuple[str, str, date | None]]) -> Bundle:
    """From (number, code of the state, last day of validity) of every certificate."""
    return Bundle(as_of, b"".join(sorted({_record(number, status, to_on) for number, status, to_on in certificates})))


def read_bundle(file: bytes, key: Key) -> Bundle:
    """A full bundle, if `key` signed it."""
    told, held = _read(file, key, FULL, RECORD)
    return Bundle(date.fromisoformat(told[1]), held)


def mark(number: str) -> bytes:
    """The eight bytes that stand for a certificate number."""
    return sha256(certificate_key(number).encode()).digest()[:HASH]


class _Marks(Sequence[bytes]):
    """The hashes of records, for halving."""

    def __init__(self, held: bytes) -> None:
        self.held = held

    def __len__(self) -> int:
        return len(self.held) // RECORD

    def __getitem__(self, at):  # type: ignore[no-untyped-def]
        return self.held[at * RECORD : at * RECORD + HASH]


def _record(number: str, status: str, to_on: date | None) -> bytes:
    day = NO_DAY if to_on is None else min(max((to_on - EPOCH).days, 0), NO_DAY - 1)
    return mark(number) + bytes([int(status or 0)]) + day.to_bytes(2, "big")


def _state(record: bytes) -> State:
    day = int.from_bytes(record[HASH + 1 :], "big")
    status = f"{record[HASH]:02d}" if record[HASH] else ""
    return State(status, None if day == NO_DAY else EPOCH + timedelta(days=day))


def _records(held: bytes, width: int = RECORD) -> Iterator[bytes]:
    return (held[at : at + width] for at in range(0, len(held), width))


def _file(signer: Signer, told: list[str], held: bytes) -> bytes:
    note = signer.sign("".join(f"{line}\n" for line in [HEAD, *told]).encode())
    return f"{HEAD} {len(note)}\n".encode() + note + held


def _read(file: bytes, key: Key, kind: str, width: int) -> tuple[list[str], bytes]:
    """The signed lines after the first and the records; every check before anything is believed."""
    first = FIRST_LINE.match(file)
    if first is None:
        raise Disproved("This is no bundle of certificate states.")
    end = first.end() + int(first[1])
    note, held = read_note(file[first.end() : end]), file[end:]
    if key not in note.by([key]):
        raise Disproved("The bundle of states was not signed by the key you trust.")
    lines = note.text.decode().splitlines()
    if lines[:2] != [HEAD, kind] or len(held) != int(lines[3]) * width or sha256(held).hexdigest() != lines[4]:
        raise Disproved("The bundle of states is damaged: its records are not those that were signed.")
    return lines[1:], held
