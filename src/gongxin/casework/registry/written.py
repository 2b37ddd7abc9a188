"""A value of a column as someone typed it, held to the checks that its declaration states."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from gongxin.errors import UserError
from gongxin.records.model import Column, Kind

TRUTH = {"true": True, "false": False}
SEPARATOR = "；"


def read_value(column: Column, text: str) -> Any:
    """The value; None where nothing was typed; a UserError names the column that cannot be read."""
    text = text.strip()
    if not text:
        return None
    try:
        value = READERS[column.kind](text)
    except (ValueError, KeyError) as error:
        raise _refused(column, text) from error
    if not _in_order(column, value):
        raise _refused(column, text)
    return value


def write_value(column: Column, value: Any) -> str:
    """The text that `read_value` reads as this value."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%dT%H:%M:%S")
    if isinstance(value, date):
        return value.isoformat()
    return {True: "true", False: "false"}[value] if column.kind is Kind.BOOLEAN else str(value)


def _moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    return found if timezone.is_aware(found) else timezone.make_aware(found)


def _listed(text: str) -> str:
    return SEPARATOR.join(part.strip() for part in re.split("[;；]", text) if part.strip())


READERS: dict[Kind, Callable[[str], Any]] = {
    Kind.TEXT: str,
    Kind.LIST: _listed,
    Kind.DATE: date.fromisoformat,
    Kind.TIMESTAMP: _moment,
    Kind.INTEGER: int,
    Kind.NUMBER: float,
    Kind.BOOLEAN: TRUTH.__getitem__,
}


def _in_order(column: Column, value: Any) -> bool:
    if column.kind in (Kind.INTEGER, Kind.NUMBER):
        low = column.minimum is None or value >= column.minimum
        return low and (column.maximum is None or value <= column.maximum)
    parts = str(value).split(SEPARATOR) if column.kind is Kind.LIST else [str(value)]
    if column.codes is not None:
        return all(part in column.codes for part in parts)
    return column.pattern is None or all(re.fullmatch(column.pattern, part) for part in parts)


def _refused(column: Column, text: str) -> UserError:
    return UserError("%(value)s is no value of %(column)s; see the data dictionary.", value=text[:40], column=column.en)
