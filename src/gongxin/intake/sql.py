"""Small pieces of SQL for DuckDB."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

WHITE = " \t\r\n\v\f\u00a0\u3000\ufeff\u200b"  # spaces as they come out of spreadsheets and web forms
FULL_WIDTH = "".join(map(chr, range(0xFF01, 0xFF5F))) + "\u3000\u2010\u2011\u2012\u2013\u2014\u2212"
HALF_WIDTH = "".join(map(chr, range(0x21, 0x7F))) + " ------"


def text(value: str) -> str:
    """A string literal."""
    return "'" + value.replace("'", "''") + "'"


def name(column: str) -> str:
    """A quoted identifier."""
    return '"' + column.replace('"', '""') + '"'


def texts(values: Iterable[str]) -> str:
    """A list of string literals in parentheses."""
    return "(" + ", ".join(map(text, values)) + ")"


def rows_of(parquet: Path) -> str:
    """The rows of a Parquet file with their number in it, counted from 0."""
    return f"read_parquet({text(str(parquet))}, file_row_number = true, hive_partitioning = false)"


def tidied(x: str) -> str:
    """A text without the white space around it; null where nothing is left."""
    return f"nullif(trim({x}, {text(WHITE)}), '')"


def half_width(x: str) -> str:
    """Full-width digits, letters and punctuation as half-width; texts in ASCII are passed by."""
    return (
        f"CASE WHEN strlen({x}) = length({x}) THEN {x} ELSE translate({x}, {text(FULL_WIDTH)}, {text(HALF_WIDTH)}) END"
    )
