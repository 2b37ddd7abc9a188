"""A checkpoint (c2sp.org/tlog-checkpoint): whose log, how many entries, the root over them. Signed, it is a note."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass

from gongxin.ledger.disproved import Disproved
from gongxin.ledger.hashing import HASH_BYTES

DECIMAL = re.compile(r"0|[1-9][0-9]{0,18}")


@dataclass(frozen=True)
class Checkpoint:
    """`size` entries under `root` in the log called `origin`."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> bytes:
        """The text that is signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n".encode()


def read_checkpoint(text: bytes) -> Checkpoint:
    """The checkpoint of a note's text; lines after the third are signed too and mean nothing to us."""
    lines = text.decode("utf-8", "replace").split("\n")
    if len(lines) >= 4 and lines[-1] == "" and all(lines[:-1]) and DECIMAL.fullmatch(lines[1]):
        root = read_hash(lines[2])
        if root is not None:
            return Checkpoint(lines[0], int(lines[1]), root)
    raise Disproved("This is no checkpoint: origin, size and root are wanted, a line each.")


def read_hash(text: str) -> bytes | None:
    """A hash in base64, strictly; None where it is none."""
    try:
        held = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return held if len(held) == HASH_BYTES and base64.b64encode(held).decode() == text else None
