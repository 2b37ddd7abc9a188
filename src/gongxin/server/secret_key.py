"""The key that signs sessions and links."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def secret_key(home: Path) -> str:
    """The key of the environment; else the one kept in `home`, made on first use and readable by its owner only."""
    if given := os.environ.get("GONGXIN_SECRET_KEY"):
        return given
    file = home / "secret-key"
    if not file.exists():
        home.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as opened:
            opened.write(secrets.token_urlsafe(50))
    return file.read_text(encoding="utf-8")
