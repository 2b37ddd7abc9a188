"""One text for one value: JSON as RFC 8785 writes it, for the values that entries have.

Those are objects, lists, strings, booleans, null, and whole numbers up to 2^53-1. There are no fractions: two
languages may write one fraction differently, so what needs one is written as a string or in a smaller unit.
"""

from __future__ import annotations

import json
from typing import Any

LARGEST = 2**53 - 1


def canonical(value: Any) -> bytes:
    """`value` in the one form that is hashed. A ValueError for what has none."""
    return json.dumps(_ordered(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8")


def _ordered(value: Any) -> Any:
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int) and abs(value) <= LARGEST:
        return value
    if isinstance(value, list | tuple):
        return [_ordered(one) for one in value]
    if isinstance(value, dict) and all(isinstance(name, str) for name in value):
        return {name: _ordered(value[name]) for name in sorted(value, key=_utf16)}
    raise ValueError(f"{type(value).__name__} has no canonical form")


def _utf16(name: str) -> bytes:
    """RFC 8785, 3.2.3: names are ordered by their UTF-16 code units."""
    return name.encode("utf-16-be")
