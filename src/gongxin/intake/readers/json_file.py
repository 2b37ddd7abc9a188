"""JSON: an array of objects, or one object a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from gongxin.errors import InputRefused
from gongxin.intake.headers import MOST_COLUMNS, Names, match
from gongxin.intake.raw import Raw
from gongxin.intake.readers.json_values import Doubled, of_array, of_lines
from gongxin.intake.readers.texts import PORTION, TextWriter, encodable
from gongxin.intake.rejected import KEPT, SHOWN, Rejection

TOGETHER = 500  # objects turned into columns at a time: so many stay in the cache of the processor


def read_json(file: Path, names: Names, work: Path) -> Raw:
    """Copy the values of `file` as texts.

    The columns are known when the last object is read, so there is one pass: every column of the table is written, and
    those that no object names are left out of the result.
    """
    lines = file.suffix.lower() == ".jsonl"
    to = work / f"raw_{names.table}.parquet"
    with TextWriter(to, sorted(set(names.known.values()))) as writer:
        objects = _Objects(names, file.name, writer)
        for line, one in of_lines(file) if lines else of_array(file):
            objects.add(line, one)
        objects.end()
    if lines and not objects.seen:
        raise InputRefused("%(file)s holds no JSON object; write one object a line.", file=file.name)
    headings = list(objects.seen) if objects.any else list(names.needed)  # [] is a table that is present and empty
    columns, unknown = match(headings, names, file.name)
    refused = sorted(objects.rejections, key=lambda one: one.line or 0)
    return Raw(names.table, file.name, to, {c: c for c in columns}, unknown=unknown, rejections=tuple(refused))


class _Objects:
    """The objects of a file on their way into columns; `seen` maps each key to its column."""

    def __init__(self, names: Names, file: str, writer: TextWriter) -> None:
        self._names, self._file, self._writer = names, file, writer
        self.seen: dict[str, str | None] = {}
        self.any = False
        self.rejections: list[Rejection] = []
        self._lines: list[int] = []
        self._objects: list[dict[str, Any]] = []
        self._ready: list[pa.RecordBatch] = []

    def add(self, line: int, one: Any) -> None:
        """One value of the file."""
        self.any = True
        if isinstance(one, dict) and not one.keys() <= self.seen.keys() and len(self.seen) <= MOST_COLUMNS:
            self.seen |= {key: self._names.column(key) for key in one if key not in self.seen}
        if type(one) is dict:
            self._lines.append(line)
            self._objects.append(one)
            if len(self._lines) >= TOGETHER:
                self._turn()
        else:
            self._refuse(line, one, "twice" if isinstance(one, Doubled) else "not_object")

    def _refuse(self, line: int, one: Any, code: str) -> None:
        if len(self.rejections) < KEPT:
            shown = json.dumps(one, ensure_ascii=False, default=str)[:SHOWN] if code == "not_object" else ""
            self.rejections.append(Rejection(self._names.table, self._file, line, "", shown, code))

    def end(self) -> None:
        """Write what is still held."""
        self._turn()
        self._write()

    def _turn(self) -> None:
        """Turn the objects held into columns."""
        count = len(self._lines)
        cells: dict[str, pa.Array] = {}
        nested = np.zeros(count, dtype=bool)
        filled = np.zeros(count, dtype=bool)
        for key, column in self.seen.items():
            if column is not None:
                texts, deep = _texts([one.get(key) for one in self._objects])
                if deep:
                    nested[deep] = True
                cells[column] = _array(texts)
                filled |= cells[column].is_valid().to_numpy(zero_copy_only=False)
        for at in np.flatnonzero(nested):
            self._refuse(self._lines[at], None, "nested")
        empty = pa.nulls(count, pa.string())
        columns = [pa.array(self._lines, pa.int64()), *(cells.get(name, empty) for name in self._writer.columns)]
        batch = pa.record_batch(columns, self._writer.schema)
        self._ready.append(batch.filter(pa.array(filled & ~nested)))
        self._lines, self._objects = [], []
        if len(self._ready) * TOGETHER >= PORTION:
            self._write()

    def _write(self) -> None:
        for batch in pa.Table.from_batches(self._ready, self._writer.schema).combine_chunks().to_batches():
            self._writer.add_batch(batch)
        self._ready = []


def _array(texts: list[str | None]) -> pa.Array:
    try:
        return pa.array(texts, pa.string())
    except UnicodeEncodeError:
        return pa.array(encodable(texts), pa.string())


def _texts(values: list[Any]) -> tuple[list[str | None], list[int]]:
    """(a text or nothing for every value, places of the values that are nested)."""
    if set(map(type, values)) <= {str, type(None)}:
        return ([text or None for text in values] if "" in values else values), []
    nested = [at for at, value in enumerate(values) if _is_nested(value)]
    return [None if _is_nested(value) else _text(value) for value in values], nested


def _is_nested(value: Any) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and any(isinstance(member, dict | list) for member in value)
    )


def _text(value: Any) -> str | None:
    """Numbers are texts already, with the digits they were written with."""
    if isinstance(value, list):
        return "；".join(_text(member) or "" for member in value) or None
    if value is None or value == "":
        return None
    return str(value).lower() if isinstance(value, bool) else str(value)
