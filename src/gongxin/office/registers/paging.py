"""Pages of a list of any length: each begins after the last row of the one before, so page 1,000 costs as page 1.

Rows without a value in the sorted column come last, in either direction, on every database.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import DateField, DateTimeField, FloatField, IntegerField, Model, Q, QuerySet

from gongxin.errors import UserError

LENGTH = 50
COUNTED = 1_000  # beyond it a list says "more than"; counting on costs more than the page itself
FIRST, NONE = "", "-"


@dataclass(frozen=True)
class Position:
    """Between two rows: the value of the sorted column (None for rows without one) and the row's own number."""

    value: Any
    row: Any
    backward: bool = False

    def written(self) -> str:
        """For the address."""
        value = (
            NONE
            if self.value is None
            else f"={self.value.isoformat() if hasattr(self.value, 'isoformat') else self.value}"
        )
        return f"{'b' if self.backward else 'a'}{self.row}{value}"


@dataclass(frozen=True)
class Page:
    """One page; `next` and `previous` are positions for the address, empty where there is no such page."""

    rows: list[Any]
    next: str
    previous: str


def read_position(model: type[Model], column: str, written: str) -> Position | None:
    """From the address; None for the first page."""
    if not written:
        return None
    row, sign, value = written[1:].partition("=")
    try:
        number = model._meta.pk.to_python(row if sign else row.removesuffix(NONE))
        found = _value(model, column, value) if sign else None
    except Exception as error:
        raise UserError("There is no such page of the list; begin at the first.") from error
    return Position(found, number, written[0] == "b")


def page_of(rows: QuerySet[Any], column: str, descending: bool, position: Position | None) -> Page:
    """`LENGTH` rows after (or before) a position, in the order of `column`, then of the row's number."""
    backward = position is not None and position.backward
    found: list[Any] = []
    for part in _parts(rows, column, descending ^ backward, position, backward):
        found += part[: LENGTH + 1 - len(found)]
        if len(found) > LENGTH:
            break
    more, found = len(found) > LENGTH, found[:LENGTH]
    if backward:
        found.reverse()
    before, after = (more, True) if backward else (position is not None, more)
    return Page(
        found,
        Position(getattr(found[-1], column), found[-1].pk).written() if found and after else "",
        Position(getattr(found[0], column), found[0].pk, True).written() if found and before else "",
    )


def count_of(rows: QuerySet[Any]) -> int:
    """How many rows, counted up to `COUNTED` + 1."""
    return rows.order_by()[: COUNTED + 1].count()


def _parts(
    rows: QuerySet[Any], column: str, descending: bool, position: Position | None, backward: bool
) -> Iterator[QuerySet[Any]]:
    """The rows with a value and the rows without, in the order they are read."""
    sign, beyond = ("-", "lt") if descending else ("", "gt")
    if column == "pk":
        after = Q() if position is None else Q(**{f"pk__{beyond}": position.row})
        yield rows.filter(after).order_by(f"{sign}pk")
        return
    held = rows.filter(**{f"{column}__isnull": False}).order_by(f"{sign}{column}", f"{sign}pk")
    empty = rows.filter(**{f"{column}__isnull": True}).order_by(f"{sign}pk")
    if position is None:
        yield from (empty, held) if backward else (held, empty)
    elif position.value is None:
        yield empty.filter(**{f"pk__{beyond}": position.row})
        if backward:
            yield held
    else:
        tie = Q(**{column: position.value, f"pk__{beyond}": position.row})
        further = Q(**{f"{column}__{beyond}": position.value}) | tie
        bound = {f"{column}__{beyond}e": position.value}  # lets the database begin in the index
        yield held.filter(further, **bound)
        if not backward:
            yield empty


def _value(model: type[Model], column: str, written: str) -> Any:
    field = model._meta.get_field(column)
    if isinstance(field, DateTimeField):
        return datetime.fromisoformat(written)
    if isinstance(field, DateField):
        return date.fromisoformat(written)
    return field.to_python(written) if isinstance(field, IntegerField | FloatField) else written
