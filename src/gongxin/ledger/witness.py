"""A witness: an eye outside the office. It signs a checkpoint only if the log it saw last is the beginning of this one.

It keeps one small file per log: the last checkpoint it signed. Two readers who both ask for its signature cannot be
shown two different logs (c2sp.org/tlog-cosignature, c2sp.org/tlog-witness).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from gongxin.ledger import disk
from gongxin.ledger.checkpoint import Checkpoint, read_checkpoint
from gongxin.ledger.disproved import Disproved
from gongxin.ledger.note import LOG, Key, Signer, read_note
from gongxin.ledger.proofs import consistent


class Witness:
    """Signs for the logs in `logs`; remembers in `folder`."""

    def __init__(self, signer: Signer, logs: Sequence[Key], folder: Path) -> None:
        self.signer, self.logs, self.folder = signer, [key for key in logs if key.kind == LOG], folder
        disk.folder(folder)

    def cosign(self, signed: bytes, proof: Sequence[bytes] = (), at: int | None = None) -> bytes:
        """The signature line for a checkpoint; `proof` leads from `last`, the last one signed. `at`: POSIX seconds."""
        note = read_note(signed)
        checkpoint = read_checkpoint(note.text)
        if not any(key.name == checkpoint.origin for key in note.by(self.logs)):
            raise Disproved("No log you trust has signed the checkpoint of %(origin)s.", origin=checkpoint.origin)
        last = self.last(checkpoint.origin)
        if last is not None:
            refuse_unless_follows(last, checkpoint, proof)
        spare = self._file(checkpoint.origin).with_suffix(".spare")
        disk.put(self._file(checkpoint.origin), note.text, spare)  # remembered before it is signed, never after
        disk.wait_for(self.folder)
        return self.signer.line(note.text, at)

    def last(self, origin: str) -> Checkpoint | None:
        """The last checkpoint signed for a log."""
        file = self._file(origin)
        return read_checkpoint(file.read_bytes()) if file.exists() else None

    def _file(self, origin: str) -> Path:
        return self.folder / hashlib.sha256(origin.encode()).hexdigest()


def refuse_unless_follows(older: Checkpoint, newer: Checkpoint, proof: Sequence[bytes]) -> None:
    """Refuse a checkpoint that goes back behind an older one of the same log, or forks from it."""
    if newer.size < older.size:
        raise Disproved(
            "The log %(origin)s was rolled back: it had %(older)s entries before and shows %(newer)s now.",
            origin=newer.origin, older=older.size, newer=newer.size,
        )  # fmt: skip
    if older.size and not consistent(older.size, newer.size, older.root, newer.root, proof):
        raise Disproved(
            "The log %(origin)s was forked: its first %(older)s entries are not those of the earlier checkpoint.",
            origin=newer.origin, older=older.size,
        )  # fmt: skip
