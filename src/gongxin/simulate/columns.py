"""A table in the making: numpy columns of equal length, compact codes instead of words until it is written.

Days are int32 since 1970-01-01, times int64 seconds of China Standard Time, coordinates int32 millionths of a degree,
references are row numbers of other tables. Null is a value of its own, by the name of the column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
NONE = -1
NO_DAY = NO_PLACE = int(np.iinfo(np.int32).min)
NO_TIME = int(np.iinfo(np.int64).min)
DAY_SECONDS = 86_400
SPARE = 50  # one row in so many is kept free when a table grows


class Columns:
    """Columns by name. `append` adds rows; a column that is not given is null in them.

    Columns keep spare room at their end, so that adding single rows to a table of millions costs nothing. A column
    taken from the table before rows were added may no longer be the one the table holds: take it again.
    """

    def __init__(self, **columns: Array) -> None:
        lengths = {len(column) for column in columns.values()}
        assert len(lengths) == 1, f"columns of unequal length: {lengths}"
        self._rows = lengths.pop()
        self._columns: dict[str, Array] = dict(columns)

    def __len__(self) -> int:
        return self._rows

    def __getitem__(self, name: str) -> Array:
        return self._columns[name][: self._rows]

    def __setitem__(self, name: str, values: Any) -> None:
        held = self._columns.get(name)
        filled = np.empty(self._rows, dtype=np.asarray(values).dtype if held is None else held.dtype)
        filled[:] = values
        self._columns[name] = filled

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def append(self, **columns: Any) -> Array:
        """Add rows and return their numbers; as many as the longest column, none where one is empty."""
        sizes = [np.size(values) for values in columns.values()]
        return self._extend(max(sizes) if all(sizes) else 0, columns)

    def copy_rows(self, rows: Array, **changed: Any) -> Array:
        """Add copies of `rows` with some columns `changed`, and return their numbers."""
        taken = {name: self[name][rows] for name in self}
        return self._extend(len(rows), taken | changed)

    def keep(self, mask: Array) -> None:
        """Keep only the rows under `mask`, in their order."""
        self._columns = {name: self[name][mask] for name in self}
        self._rows = int(np.count_nonzero(mask))

    def _extend(self, added: int, columns: Mapping[str, Any]) -> Array:
        unknown = columns.keys() - self._columns.keys()
        assert not unknown, f"unknown columns {unknown}"
        first, self._rows = self._rows, self._rows + added
        for name, held in self._columns.items():
            if len(held) < self._rows:
                spare = np.empty(self._rows + self._rows // SPARE + 64 - len(held), dtype=held.dtype)
                self._columns[name] = np.concatenate([held, spare])
            self._columns[name][first : self._rows] = columns.get(name, null_of(name, held.dtype))
        return np.arange(first, self._rows)


def null_of(name: str, dtype: Any) -> Any:
    """The null of a column: days, times and places have one each; numbers NaN; references −1; marks false."""
    if dtype == np.bool_:
        return False
    if np.issubdtype(dtype, np.floating):
        return np.nan
    if np.issubdtype(dtype, np.unsignedinteger):
        return 0
    if dtype == np.int64:
        return NO_TIME
    is_day_or_place = name.endswith(("_on", "_from", "_to", "lat", "lon"))
    return NO_DAY if is_day_or_place and dtype == np.int32 else NONE


def starts(owner: Array, owners: int) -> Array:
    """Where the rows of each owner begin in a table sorted by `owner`; one more entry marks the end."""
    return np.searchsorted(owner, np.arange(owners + 1))


def ranges(first: Array, count: Array) -> Array:
    """The row numbers of many ranges, one after the other."""
    if not len(first):
        return np.zeros(0, dtype=np.int64)
    ends = np.cumsum(count)
    found: Array = np.arange(ends[-1]) + np.repeat(np.asarray(first) - ends + count, count)
    return found


def rows_of(table: Mapping[str, Array] | Columns, key: str, wanted: Array) -> Array:
    """The rows whose `key` is among `wanted`."""
    return np.flatnonzero(np.isin(table[key], wanted))
