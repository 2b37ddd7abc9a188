"""Words out of codes, column by column, in Arrow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from gongxin.simulate.columns import NO_DAY, NO_PLACE, NO_TIME, NONE, Array

SEPARATOR = "；"
MICRO = 1_000_000


def digits(numbers: Array, width: int) -> Array:
    """Decimal digits of `numbers` as characters, one row each, zeros in front."""
    left = np.asarray(numbers, dtype=np.int64)
    table = np.empty((len(left), width), dtype=np.uint8)
    for place in range(width - 1, -1, -1):
        left, digit = np.divmod(left, 10)
        table[:, place] = digit + ord("0")
    return table


def mixed(count: int) -> Array:
    """The numbers from 0 in an order that tells nothing of when a row was made."""
    found: Array = np.argsort(np.arange(count, dtype=np.int64) * 7_654_321 % 10_000_019, kind="stable")
    return found


def fixed(text: str, rows: int) -> Array:
    """The same ASCII text in every row, as characters."""
    return np.tile(np.frombuffer(text.encode(), dtype=np.uint8), (rows, 1))


def strings(characters: Array) -> pa.Array:
    """Rows of ASCII characters as an Arrow column."""
    rows, width = characters.shape
    offsets = np.arange(rows + 1, dtype=np.int32) * width
    data = np.ascontiguousarray(characters)
    return pa.StringArray.from_buffers(rows, pa.py_buffer(offsets.tobytes()), pa.py_buffer(data.tobytes()))


def numbered(prefix: str, numbers: Array, width: int) -> pa.Array:
    """`prefix` and the number in `width` digits; null where the number is −1."""
    known = np.maximum(numbers, 0)
    text = strings(np.hstack([fixed(prefix, len(known)), digits(known, width)]))
    return masked(text, np.asarray(numbers) < 0)


def masked(column: pa.Array, nulls: Array) -> pa.Array:
    """`column` with nulls under the mask."""
    return pc.if_else(pa.array(nulls), pa.scalar(None, column.type), column) if nulls.any() else column


def pick(words: Sequence[str] | pa.Array, codes: Array) -> pa.Array:
    """The word of each code; null where the code is −1."""
    pool = words if isinstance(words, pa.Array) else pa.array(list(words), pa.string())
    numbers = np.asarray(codes, dtype=np.int64)
    return pool.take(pa.array(numbers, mask=numbers == NONE))


def join(*parts: Any) -> pa.Array:
    """Parts (columns or plain text) joined row by row."""
    # Plain text is wrapped here: handed over bare, pyarrow would load pandas to see what it is.
    wrapped = [pa.scalar(part) if isinstance(part, str) else part for part in parts]
    return pc.binary_join_element_wise(*wrapped, pa.scalar(""))


def days(column: Array) -> pa.Array:
    """Days as dates."""
    return pa.array(np.asarray(column, dtype=np.int32), mask=column == NO_DAY).cast(pa.date32())


def times(column: Array) -> pa.Array:
    """Seconds as timestamps in microseconds without a zone."""
    return pa.array(column, mask=column == NO_TIME).cast(pa.timestamp("s")).cast(pa.timestamp("us"))


def degrees(column: Array) -> pa.Array:
    """Millionths of a degree as degrees."""
    return pa.array(np.asarray(column) / MICRO, mask=column == NO_PLACE)


def integers(column: Array) -> pa.Array:
    """Whole numbers; −1 is null."""
    return pa.array(np.asarray(column, dtype=np.int64), mask=column == NONE)


def numbers(column: Array) -> pa.Array:
    """Numbers; NaN is null."""
    values = np.asarray(column, dtype=np.float64)
    return pa.array(np.round(values, 2), mask=np.isnan(values))


def hexadecimal(column: Array) -> pa.Array:
    """64-bit numbers as sixteen hexadecimal digits."""
    octets = np.ascontiguousarray(column.astype(">u8")).view(np.uint8).reshape(-1, 8)
    nibbles = np.stack([octets >> 4, octets & 15], axis=2).reshape(-1, 16)
    return strings(np.frombuffer(b"0123456789abcdef", dtype=np.uint8)[nibbles])


def lists(pool: pa.Array, first: Array, count: Array) -> pa.Array:
    """For each row the words pool[first : first + count] joined; null where the count is 0."""
    offsets = np.concatenate([[0], np.cumsum(count)])
    members = np.arange(offsets[-1]) + np.repeat(first - offsets[:-1], count)
    joined = pc.binary_join(
        pa.ListArray.from_arrays(pa.array(offsets.astype(np.int32)), pool.take(members)), pa.scalar(SEPARATOR)
    )
    return masked(joined, np.asarray(count) == 0)


def constant(value: Any, rows: int, kind: pa.DataType) -> pa.Array:
    """The same value in every row; None for a column of nulls."""
    return pa.repeat(pa.scalar(value, kind), rows)
