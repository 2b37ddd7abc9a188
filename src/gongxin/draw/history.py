"""What happened to a draw, one line each, every line holding the hash of the one before.

The entries (`gongxin.draw.entries`) are the public facts that also go to the ledger.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from gongxin.draw.canonical import canonical, digest

FILE = "history.jsonl"
Entry = Mapping[str, Any]


def entries(folder: Path) -> list[dict[str, Any]]:
    """The entries of a bundle, oldest first."""
    path = folder / FILE
    return [json.loads(line)["entry"] for line in path.read_bytes().splitlines()] if path.exists() else []


def append(folder: Path, entry: Entry) -> None:
    """Add an entry, tied to the last one."""
    path = folder / FILE
    lines = path.read_bytes().splitlines() if path.exists() else []
    with path.open("ab") as stream:
        stream.write(_line(lines, entry) + b"\n")


def broken_at(lines: Sequence[bytes]) -> int | None:
    """The first line (1 is the first) that does not follow from those before it; None where all do."""
    for number, line in enumerate(lines):
        try:
            entry = json.loads(line)["entry"]
        except (ValueError, KeyError, TypeError):
            return number + 1
        if _line(lines[:number], entry) != line:
            return number + 1
    return None


def _line(before: Sequence[bytes], entry: Entry) -> bytes:
    return canonical({"before": digest(before[-1]) if before else "", "entry": dict(entry), "number": len(before) + 1})
