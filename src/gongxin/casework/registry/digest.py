"""A hash of the columns of a record, equal whether a bulk import or a single act computes it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from gongxin.records.model import Kind, Table

SEPARATOR, NOTHING = "\x1f", "\x00"


def digest(table: Table, values: Mapping[str, Any]) -> str:
    """MD5 over the columns in the order of the contract, as text. It finds changes; it protects against nobody."""
    text = SEPARATOR.join(_text(values.get(column.name), column.kind) for column in table.columns)
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def _text(value: Any, kind: Kind) -> str:
    if value is None:
        return NOTHING
    if kind is Kind.TIMESTAMP and isinstance(value, datetime):
        local = timezone.localtime(value).replace(tzinfo=None) if timezone.is_aware(value) else value
        return local.isoformat(" ", "seconds")
    if kind is Kind.DATE and isinstance(value, date):
        return value.isoformat()
    if kind is Kind.NUMBER:
        return f"{value + 0.0:.6f}"  # no minus before a zero: SQLite keeps none
    if kind is Kind.BOOLEAN:
        return "true" if value else "false"
    return str(value)


def digest_sql(table: Table) -> str:
    """The same hash as an expression of DuckDB over the columns of `table`."""
    between = f" || chr({ord(SEPARATOR)}) || "
    return f"md5({between.join(_sql(column.name, column.kind) for column in table.columns)})"


def _sql(name: str, kind: Kind) -> str:
    column = f'"{name}"'
    text = {
        Kind.TIMESTAMP: f"strftime({column}, '%Y-%m-%d %H:%M:%S')",
        Kind.DATE: f"strftime({column}, '%Y-%m-%d')",
        Kind.NUMBER: f"printf('%.6f', {column} + 0.0)",
    }.get(kind, f"{column}::VARCHAR")
    return f"coalesce({text}, chr(0))"
