"""Lines that fell into a cell because a quotation mark before them is never closed.

A cell may hold line breaks. A line inside it that has exactly the separators of a whole record is no address and no
remark: it is a record, and would be lost in silence. Narrow tables are left alone, for two commas in a remark are
nothing strange.
"""

from __future__ import annotations

import re

import pyarrow as pa
import pyarrow.compute as pc

NARROWEST, WIDEST = 4, 200  # columns


def holding_records(cells: pa.Array, separator: str, width: int) -> pa.Array:
    """Which of the texts hold a line of `width` fields."""
    broken = pc.match_substring(cells, "\n")
    if not NARROWEST <= width <= WIDEST or not pc.any(broken).as_py():
        return pc.and_(broken, pa.scalar(False))
    one = re.escape(separator)
    record = rf"\n[^{one}\r\n]*(?:{one}[^{one}\r\n]*){{{width - 1}}}(?:\r|\n|$)"
    return pc.match_substring_regex(cells, record)
