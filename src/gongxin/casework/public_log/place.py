"""Where the ledger of this platform lies, and the key that signs it."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings

from gongxin.ledger.note import Signer


def folder() -> Path:
    """The log; all of it but `.state` may be served to anyone."""
    place: Path = settings.LEDGER
    return place


def signer() -> Signer:
    """The key of the log, made with the first entry and kept beside the other keys, outside log and database."""
    file: Path = settings.LEDGER_KEY
    if not file.exists():
        _make(file)
    return Signer.read(file.read_text("ascii"))


def _make(file: Path) -> None:
    """A new key; where another process makes one at the same moment, the first one holds for both."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = file.with_suffix(f".{os.getpid()}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
        opened.write(Signer.new(settings.LEDGER_NAME).write())
        opened.flush()
        os.fsync(opened.fileno())
    try:
        os.link(fresh, file)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
