"""Tests that commit (`transactional_db`, `live_server`) empty their database afterwards, and the audit trail too.

In the database the trail refuses to be emptied; here, and only here, its triggers step aside for that moment.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

ALSO_APPEND_ONLY = ("presence_takensignin",)


def let_tests_flush() -> None:
    """Wrap the flush of every Django database operation."""
    from django.db.backends.base.operations import BaseDatabaseOperations

    BaseDatabaseOperations.execute_sql_flush = _stepping_aside(BaseDatabaseOperations.execute_sql_flush)


def _stepping_aside(flush: Callable[..., None]) -> Callable[..., None]:
    def flush_with_trail(self: Any, sql_list: list[str]) -> None:
        from gongxin.casework.trail.append_only import allow, allow_for, refuse, refuse_for

        trail = any("trail_entry" in statement for statement in sql_list)
        if trail:
            for table in ALSO_APPEND_ONLY:
                allow_for(self.connection, table)
            allow(self.connection)
        try:
            flush(self, sql_list)
        finally:
            if trail:
                refuse(self.connection)
                for table in ALSO_APPEND_ONLY:
                    refuse_for(self.connection, table)

    return flush_with_trail
