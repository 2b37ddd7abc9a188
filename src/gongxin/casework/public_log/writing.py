"""Into the ledger: an entry is put down in the transaction of its act, and written into the log once that is kept."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from gongxin.casework.public_log.models import Outgoing
from gongxin.casework.public_log.place import folder, signer
from gongxin.errors import UserError
from gongxin.ledger.entries import checked
from gongxin.ledger.writer import Log

AT_ONCE = 1_000
LONGEST_WAIT_S, BETWEEN_S = 20.0, 0.05


def put_down(subject: str, entries: Sequence[Mapping[str, Any]]) -> None:
    """Entries about `subject`, to be written when the transaction around this is kept; refused if not declared."""
    now = timezone.now()
    Outgoing.objects.bulk_create(Outgoing(subject=subject, entry=checked(entry), at=now) for entry in entries)
    transaction.on_commit(write_out)


def write_out() -> int:
    """Write what waits, in the order it was put down; how many entries that were.

    A crash between log and database leaves entries in the log whose row still waits: they are looked for behind the
    last row that has a number, and not written twice.
    """
    if not Outgoing.objects.filter(index=None).exists():
        return 0
    written = 0
    with _opened() as log:
        while waiting := list(Outgoing.objects.filter(index=None).order_by("id")[:AT_ONCE]):
            _write(log, waiting)
            written += len(waiting)
    return written


def _write(log: Log, waiting: Sequence[Outgoing]) -> None:
    """Write these rows, or find them where they stand already, and keep their numbers."""
    there = _behind_the_last(log)
    fresh = []
    for row in waiting:
        numbers = there.get(bytes(row.entry))
        if numbers:
            row.index = numbers.pop(0)
        else:
            fresh.append(row)
    for row, number in zip(fresh, log.append([bytes(row.entry) for row in fresh]), strict=True):
        row.index = number
    log.publish()
    Outgoing.objects.bulk_update(waiting, ["index"])


def _opened() -> Log:
    """The log, as soon as no other process writes it."""
    until = time.monotonic() + LONGEST_WAIT_S
    while True:
        try:
            return Log(folder(), signer())
        except UserError:
            if time.monotonic() > until:
                raise
            time.sleep(BETWEEN_S)


def _behind_the_last(log: Log) -> dict[bytes, list[int]]:
    """Entries of the log that no row knows yet, with their numbers: those of a write that was cut off."""
    log.publish()
    last = Outgoing.objects.aggregate(last=Max("index"))["last"]
    found: dict[bytes, list[int]] = {}
    for number in range(0 if last is None else last + 1, log.tiles.size):
        found.setdefault(log.tiles.entry(number), []).append(number)
    return found
