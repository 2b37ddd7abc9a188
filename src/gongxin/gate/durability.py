"""The gate's connections wait for the disk: a commit that returned survives a power failure."""

from __future__ import annotations

from typing import Any

from django.db.backends.signals import connection_created


def wait_for_the_disk(sender: Any = None, *, connection: Any, **rest: Any) -> None:
    """Told of each new connection. With WAL and NORMAL, SQLite could lose the last commits."""
    connection.close_at = None  # kept: closing a SQLite database after each group would cost more than writing it
    statement = "SET synchronous_commit = on" if connection.vendor == "postgresql" else "PRAGMA synchronous = FULL"
    with connection.cursor() as cursor:
        cursor.execute(statement)


def begin() -> None:
    """From now on every connection of this process waits for the disk."""
    connection_created.connect(wait_for_the_disk, dispatch_uid="gate")


def end() -> None:
    """As before."""
    connection_created.disconnect(dispatch_uid="gate")
