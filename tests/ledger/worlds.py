"""Small logs for tests."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path

from gongxin.ledger.entries import entry
from gongxin.ledger.kinds import moment
from gongxin.ledger.note import WITNESS, Signer
from gongxin.ledger.writer import Log

AT = datetime(2026, 6, 30, 9)
ORIGIN = "ledger.example/log"


@cache
def signer(name: str = ORIGIN) -> Signer:
    return Signer.new(name)


@cache
def witness(name: str) -> Signer:
    return Signer.new(name, WITNESS)


def fact(number: int) -> bytes:
    """A public fact, another one for every number."""
    return entry(
        "certificate-issued", at=moment(AT), certificate=f"CN-{number}", body="CNCA-R-2002-001", status="01",
        to="2029-06-29",
    )  # fmt: skip


def log_of(folder: Path, *groups: int) -> Path:
    """A log with so many facts in each group, published after each."""
    with Log(folder, signer()) as log:
        for count in groups:
            log.append([fact(log.edge.size + number) for number in range(count)])
            log.publish()
    return folder


def keys_file(folder: Path, *keys: object) -> Path:
    file = folder / "trusted"
    file.write_text("".join(f"{key}\n" for key in keys or (signer().key,)))
    return file
