"""The database itself refuses to change or remove an entry of the trail, also from a console."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

REFUSAL = "what stands here cannot be changed or removed"

SQLITE = (
    f"CREATE TRIGGER trail_entry_update BEFORE UPDATE ON trail_entry BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    f"CREATE TRIGGER trail_entry_delete BEFORE DELETE ON trail_entry BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
)
POSTGRESQL = (
    f"CREATE FUNCTION trail_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
    "CREATE TRIGGER trail_entry_change BEFORE UPDATE OR DELETE ON trail_entry "
    "FOR EACH ROW EXECUTE FUNCTION trail_refuse()",
    "CREATE TRIGGER trail_entry_truncate BEFORE TRUNCATE ON trail_entry "
    "FOR EACH STATEMENT EXECUTE FUNCTION trail_refuse()",
)
SQLITE_UNDONE = ("DROP TRIGGER trail_entry_update", "DROP TRIGGER trail_entry_delete")
POSTGRESQL_UNDONE = (
    "DROP TRIGGER trail_entry_change ON trail_entry",
    "DROP TRIGGER trail_entry_truncate ON trail_entry",
    "DROP FUNCTION trail_refuse()",
)


def refuse_for(connection: Any, table: str) -> None:
    """The same for another table, after the trail has its triggers."""
    done = POSTGRESQL if connection.vendor == "postgresql" else SQLITE
    _run(connection, [_renamed(each, table) for each in done if not each.startswith("CREATE FUNCTION")])


def allow_for(connection: Any, table: str) -> None:
    """Undo `refuse_for`; the function of the trail stays."""
    undone = POSTGRESQL_UNDONE if connection.vendor == "postgresql" else SQLITE_UNDONE
    _run(connection, [_renamed(each, table) for each in undone if not each.startswith("DROP FUNCTION")])


def _renamed(statement: str, table: str) -> str:
    return statement.replace("trail_entry", table)


def refuse(connection: Any) -> None:
    """Put the triggers in place."""
    _run(connection, POSTGRESQL if connection.vendor == "postgresql" else SQLITE)


def allow(connection: Any) -> None:
    """Take them away: for undoing the migration, and for tests that empty their database."""
    _run(connection, POSTGRESQL_UNDONE if connection.vendor == "postgresql" else SQLITE_UNDONE)


def _run(connection: Any, statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
