"""The only way into a log on the local disk.

`append` returns when a group of entries is on disk for good: one fsync for all of them. `publish` writes the tiles
that follow from the journal and signs a checkpoint over what the journal has. So a checkpoint never covers an entry
that a crash could take away, and after any crash the same journal gives the same tree: nothing forks.

    LOG/checkpoint, LOG/tile/…      for everyone, by any web server
    LOG/.state/journal-…, lock      for the writer
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from gongxin.errors import UserError
from gongxin.ledger import disk, journal
from gongxin.ledger.checkpoint import Checkpoint, read_checkpoint
from gongxin.ledger.disproved import Damaged
from gongxin.ledger.edge import Edge
from gongxin.ledger.hashing import EMPTY_ROOT
from gongxin.ledger.note import Key, Signer, read_note
from gongxin.ledger.proofs import consistency_proof, inclusion_proof
from gongxin.ledger.receipt import Receipt
from gongxin.ledger.tiles import LARGEST_ENTRY, Tiles, hashes_of

CHECKPOINT, STATE, LOCK, SPARE = "checkpoint", ".state", "lock", "spare"
LONGEST_JOURNAL = 16 * 2**20  # bytes; then a new journal begins
CONTRADICTION = (
    "The entries of %(log)s do not lead to its own checkpoint of size %(size)s; restore it from a copy, do not go on."
)


class Log:
    """A log that is open for writing; one writer at a time."""

    def __init__(self, folder: Path, signer: Signer, longest_journal: int = LONGEST_JOURNAL) -> None:
        self.folder, self.signer, self.longest_journal = folder, signer, longest_journal
        self.state = folder / STATE
        for name in disk.folder(self.state):
            disk.wait_for(name)
        self._lock = _lock(self.state / LOCK, folder)
        self._file = -1
        self._broken = False
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Log:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go; what was acknowledged stays, published or not."""
        for descriptor in (self._file, self._lock):
            if descriptor >= 0:
                os.close(descriptor)
        self._file = self._lock = -1

    def append(self, entries: Sequence[bytes]) -> range:
        """Take a group of entries; returns their numbers when they are on disk for good."""
        if self._broken or self._file < 0:
            raise Damaged("The log %(log)s could not be written before; open it again.", log=self.folder)
        if any(len(entry) > LARGEST_ENTRY for entry in entries):
            raise UserError("An entry of the ledger is at most %(most)s bytes long.", most=LARGEST_ENTRY)
        first = self.edge.size
        if entries:
            self._broken = True  # after a failed fsync nobody knows what is on disk: only opening again finds out
            held = journal.frame(first, entries)
            disk.append(self._file, held)
            disk.wait(self._file)
            self._length += len(held)
            self._broken = False
            for entry in entries:
                self.edge.add(entry)
        return range(first, self.edge.size)

    def publish(self) -> bytes:
        """Sign all that was appended; returns the checkpoint, a signed note."""
        if self._broken or self._file < 0:
            raise Damaged("The log %(log)s could not be written before; open it again.", log=self.folder)
        if self.edge.size > self.checkpoint.size:
            self._write_tiles()
            self._sign()
            if self._length >= self.longest_journal:
                self._begin(self.edge.size)
        return self.signed

    def cosign(self, lines: bytes, witnesses: Sequence[Key]) -> bytes:
        """Put signature lines of witnesses under the checkpoint, each only if it is good; returns the checkpoint."""
        head, _, tail = self.signed.rpartition(b"\n\n")
        note = read_note(head + b"\n\n" + lines)
        note.by(witnesses)
        known = {(key.name, key.id) for key in witnesses}
        if any((name, id_) not in known for name, id_, _ in note.signatures):
            raise UserError("A cosignature comes from a witness that this log does not know.")
        there = tail.splitlines(keepends=True)
        names = {line.split(b" ")[1] for line in lines.splitlines()}
        kept = [line for line in there if line.split(b" ")[1] not in names]
        self._publish(head + b"\n\n" + b"".join(kept) + lines)
        return self.signed

    def receipt(self, index: int, extra: bytes = b"") -> Receipt:
        """The receipt of a published entry, under the checkpoint of the moment."""
        return make_receipt(self.folder, index, extra)

    @property
    def tiles(self) -> Tiles:
        """What is published, for reading."""
        return Tiles(self.folder, self.checkpoint.size)

    def _open(self) -> None:
        files = journal.journals(self.state)
        self.checkpoint, self.signed = self._published()
        if not files:
            if self.signed:
                raise Damaged(
                    "The log %(log)s has lost its journal; restore it from a copy, do not go on.", log=self.folder
                )
            self._begin(0)
            files = journal.journals(self.state)
        read = [journal.read_journal(path) for path in files]
        last = read[-1]
        self.edge = self._published_edge()
        self._replay(last)
        journal.mend(files[-1], last.length)
        for old in files[:-1]:
            disk.remove(old)
        if self._file < 0:
            self._file, self._length = os.open(files[-1], os.O_WRONLY | os.O_APPEND), last.length
        if not self.signed:
            self._sign()

    def _published_edge(self) -> Edge:
        """The edge of the published tree; its tiles have to lead to the published root, its entries to the tiles."""
        edge = Edge.of(Tiles(self.folder, self.checkpoint.size))
        if edge.root() != self.checkpoint.root or hashes_of(edge.entries) != edge.levels[0]:
            raise Damaged(CONTRADICTION, log=self.folder, size=self.checkpoint.size)
        return edge

    def _replay(self, read: journal.Read) -> None:
        """Add what was acknowledged, or at least written whole, after the checkpoint."""
        behind = self.checkpoint.size - read.first
        if not 0 <= behind <= len(read.entries):
            raise Damaged(CONTRADICTION, log=self.folder, size=self.checkpoint.size)
        for entry in read.entries[behind:]:
            self.edge.add(entry)

    def _published(self) -> tuple[Checkpoint, bytes]:
        try:
            signed = (self.folder / CHECKPOINT).read_bytes()
        except FileNotFoundError:
            return Checkpoint(self.signer.name, 0, EMPTY_ROOT), b""
        note = read_note(signed)
        checkpoint = read_checkpoint(note.text)
        if checkpoint.origin != self.signer.name or self.signer.key not in note.by([self.signer.key]):
            raise UserError(
                "The key %(name)s is not the key of the log %(log)s.", name=self.signer.name, log=self.folder
            )
        return checkpoint, signed

    def _write_tiles(self) -> None:
        """The tiles of the tree as it is now, on disk for good before anything is signed over them."""
        names: set[Path] = set()
        for path, held in self.edge.take():
            target = self.folder / path
            names.update(disk.folder(target.parent), [target.parent])
            disk.put(target, held, self.state / SPARE)
        for folder in names:
            disk.wait_for(folder)

    def _sign(self) -> None:
        self.checkpoint = Checkpoint(self.signer.name, self.edge.size, self.edge.root())
        self._publish(self.signer.sign(self.checkpoint.text))

    def _publish(self, signed: bytes) -> None:
        disk.put(self.folder / CHECKPOINT, signed, self.state / SPARE)
        disk.wait_for(self.folder)
        self.signed = signed

    def _begin(self, first: int) -> None:
        """A new journal: all before `first` is published, so the old one is no longer needed."""
        old, before = journal.journals(self.state), self._file
        self._file, self._length = journal.start(self.state, first), 0
        if before >= 0:
            os.close(before)
        for path in old:
            disk.remove(path)


def make_receipt(folder: Path, index: int, extra: bytes = b"") -> Receipt:
    """The receipt of entry `index` of the log in `folder`, under the checkpoint that lies there."""
    signed = (folder / CHECKPOINT).read_bytes()
    tiles = Tiles(folder, read_checkpoint(read_note(signed).text).size)
    if not 0 <= index < tiles.size:
        raise UserError("The log has no entry %(index)s; it has %(size)s.", index=index, size=tiles.size)
    return Receipt(index, tuple(inclusion_proof(tiles.node, index, tiles.size)), signed, extra)


def make_consistency(folder: Path, older: int, newer: int) -> list[bytes]:
    """The proof that the first `older` entries are the beginning of the first `newer`; what a witness asks for."""
    return consistency_proof(Tiles(folder, newer).node, older, newer)


def _lock(path: Path, folder: Path) -> int:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise UserError(
            "The log %(log)s is being written by another process; end that one first.", log=folder
        ) from None
    return descriptor
