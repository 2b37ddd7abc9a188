"""The gate's connections wait for the disk: a commit that returned survives a power failure."""

from __future__ import annotations

from typing import Any

from django.db.backends.signals import connection_created

# Indexes touch pages all over the file: a log of 64 MB gathers many changes of one page before it is copied, and a
# cache of the same size keeps it at hand. What is in the log survives a power failure as well as what is in the file.
SQLITE = ("PRAGMA synchronous = FULL", "PRAGMA wal_autocheckpoint = 16384", "PRAGMA cache_size = -65536")
POSTGRESQL = ("SET synchronous_commit = on",)


def wait_for_the_disk(sender: Any = None, *, connection: Any, **rest: Any) -> None:
    """Told of each new connection. With WAL and NORMAL, SQLite could lose the last commits."""
    connection.close_at = None  # kept: closing a SQLite database after each group would cost more than writing it
    with connection.cursor() as cursor:
        for statement in POSTGRESQL if connection.vendor == "postgresql" else SQLITE:
            cursor.execute(statement)


def begin() -> None:
    """From now on every connection of this process waits for the disk."""
    connection_created.connect(wait_for_the_disk, dispatch_uid="gate")


def end() -> None:
    """As before."""
    connection_created.disconnect(dispatch_uid="gate")
