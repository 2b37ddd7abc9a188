"""Files that the service alone reads: keys, secrets, sealed photos. Each is whole on the disk, or not there."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def lay(file: Path, content: bytes) -> None:
    """The file with this content, in place of one that is there."""
    _fresh(file, content).replace(file)


def lay_once(file: Path, content: bytes) -> None:
    """The file, unless it is there already: where another process makes one at the same moment, the first one holds."""
    fresh = _fresh(file, content)
    try:
        os.link(fresh, file)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
    descriptor = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)  # what a key sealed or signed must not outlive it in a power failure
    finally:
        os.close(descriptor)


def wipe(file: Path, length: int) -> None:
    """Overwrite the first `length` bytes with others, then remove the file."""
    with file.open("r+b") as opened:
        opened.write(secrets.token_bytes(length))
        opened.flush()
        os.fsync(opened.fileno())
    file.unlink()


def _fresh(file: Path, content: bytes) -> Path:
    """The content beside its place, on the disk."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = file.with_suffix(f".{secrets.token_hex(6)}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
    return fresh
