"""The few things the ledger does to a disk. All its writing goes through here, so a test can stop it after any byte."""

from __future__ import annotations

import os
from pathlib import Path


def append(descriptor: int, held: bytes) -> None:
    """Write all of `held` at the end of an open file."""
    left = memoryview(held)
    while left:
        left = left[os.write(descriptor, left) :]


def wait(descriptor: int) -> None:
    """Return when what was written to an open file survives a power failure."""
    os.fsync(descriptor)


def wait_for(path: Path) -> None:
    """The same for a file or folder by its name; for a folder that means its names."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def put(path: Path, held: bytes, spare: Path) -> None:
    """Make or replace a file so that a reader sees all of the old or all of the new; `spare` is used on the way."""
    descriptor = os.open(spare, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    try:
        append(descriptor, held)
        wait(descriptor)
    finally:
        os.close(descriptor)
    rename(spare, path)


def rename(old: Path, new: Path) -> None:
    """Give a file another name, in one step."""
    os.replace(old, new)


def remove(path: Path) -> None:
    """Take a file away."""
    path.unlink(missing_ok=True)


def shorten(path: Path, length: int) -> None:
    """Cut a file off."""
    os.truncate(path, length)


def folder(path: Path) -> list[Path]:
    """Make a folder and those above it; returns the folders that have a new name in them."""
    made, above = [], path
    while not above.exists():
        above = above.parent
        made.append(above)
    path.mkdir(parents=True, exist_ok=True)
    return made
