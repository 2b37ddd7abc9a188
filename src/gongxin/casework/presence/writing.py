"""Many sign-ins into the table with one statement, on either database. Whoever holds a number first keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection

from gongxin.casework.presence.models import TakenSignIn

COLUMNS = tuple(field.column for field in TakenSignIn._meta.concrete_fields if not field.primary_key)


def insert(rows: Sequence[tuple[Any, ...]]) -> int:
    """Write the rows, each in the order of `COLUMNS`, leaving out those whose number is taken; how many were new."""
    mark = "%s" if connection.vendor == "postgresql" else "?"
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    statement = (
        f'INSERT INTO "{TakenSignIn._meta.db_table}" ({names}) VALUES ({", ".join([mark] * len(COLUMNS))}) '
        "ON CONFLICT (sign_in_id) DO NOTHING"
    )
    with connection.cursor() as cursor:
        raw = cursor.cursor if connection.vendor == "postgresql" else cursor.cursor.connection.cursor()
        raw.executemany(statement, rows)
        return int(raw.rowcount)
