"""The database itself refuses to change or remove an entry of the trail, also from a console."""

from __future__ import annotations

from typing import Any

REFUSAL = "an entry of the audit trail cannot be changed or removed"

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


def refuse(connection: Any) -> None:
    """Put the triggers in place."""
    _run(connection, POSTGRESQL if connection.vendor == "postgresql" else SQLITE)


def allow(connection: Any) -> None:
    """Take them away: for undoing the migration, and for tests that empty their database."""
    _run(connection, POSTGRESQL_UNDONE if connection.vendor == "postgresql" else SQLITE_UNDONE)


def _run(connection: Any, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
