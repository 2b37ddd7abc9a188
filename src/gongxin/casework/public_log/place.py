"""Where the ledger of this platform lies, and the key that signs it."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from gongxin.casework.private_files import lay_once
from gongxin.ledger.note import Signer


def folder() -> Path:
    """The log; all of it but `.state` may be served to anyone."""
    place: Path = settings.LEDGER
    return place


def signer() -> Signer:
    """The key of the log, made with the first entry and kept beside the other keys, outside log and database."""
    file: Path = settings.LEDGER_KEY
    if not file.exists():
        lay_once(file, Signer.new(settings.LEDGER_NAME).write().encode())
    return Signer.read(file.read_text("ascii"))
