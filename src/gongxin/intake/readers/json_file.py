"""JSON: an array of objects, or one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gongxin.errors import InputRefused
from gongxin.intake.headers import MOST_COLUMNS, Names, match
from gongxin.intake.raw import Raw
from gongxin.intake.readers.texts import TextWriter
from gongxin.intake.rejected import KEPT, Rejection

LARGEST_ARRAY = 256 << 20  # bytes; an array must be held in memory whole
LONGEST_LINE = 16 << 20
LONGEST_SHOWN = 200


def read_json(file: Path, names: Names, work: Path) -> Raw:
    """Copy the values of `file` as texts."""
    headings = _headings(file)
    if not headings and file.suffix.lower() == ".jsonl":
        raise InputRefused("%(file)s holds no JSON object; write one object a line.", file=file.name)
    columns, unknown = match(headings, names, file.name)
    called = {headings[position]: column for column, position in columns.items()}
    to = work / f"raw_{names.table}.parquet"
    rejections: list[Rejection] = []
    with TextWriter(to, sorted(columns)) as writer:
        for line, one in _objects(file):
            row, code = _row(one, called)
            if code is None:
                writer.add(line, row)
            elif len(rejections) < KEPT:
                shown = json.dumps(one, ensure_ascii=False, default=str) if code == "not_object" else ""
                rejections.append(Rejection(names.table, file.name, line, "", shown, code))
    return Raw(names.table, file.name, to, {c: c for c in columns}, unknown=unknown, rejections=tuple(rejections))


def _headings(file: Path) -> list[str]:
    """Every key of every object, in order of appearance; reading stops where there are too many."""
    seen: dict[str, None] = {}
    for _, one in _objects(file):
        if isinstance(one, dict):
            seen.update(dict.fromkeys(one))
        if len(seen) > MOST_COLUMNS:
            break
    return list(seen)


def _objects(file: Path) -> Iterator[tuple[int, Any]]:
    """(line or place in the array, value)."""
    return _lines(file) if file.suffix.lower() == ".jsonl" else _array(file)


def _array(file: Path) -> Iterator[tuple[int, Any]]:
    if file.stat().st_size > LARGEST_ARRAY:
        raise InputRefused(
            "%(file)s is larger than %(limit)d MB; write one object a line and name it .jsonl.",
            file=file.name, limit=LARGEST_ARRAY >> 20,
        )  # fmt: skip
    whole = _parsed(file.read_bytes(), file.name, 1)
    if not isinstance(whole, list):
        raise InputRefused("%(file)s must hold an array of objects.", file=file.name)
    yield from enumerate(whole, start=1)


def _lines(file: Path) -> Iterator[tuple[int, Any]]:
    with file.open("rb") as stream:
        number = 0
        while text := stream.readline(LONGEST_LINE):
            number += 1
            if text.strip():
                yield number, _line(text, file.name, number)


def _line(text: bytes, file: str, number: int) -> Any:
    """The value on one line; a line that is not JSON stays a text, which is no object and so refused as a row."""
    try:
        return _parsed(text, file, number)
    except InputRefused:
        return text[:LONGEST_SHOWN].decode("utf-8", "replace")


def _parsed(text: bytes, file: str, line: int) -> Any:
    try:
        return json.loads(text.decode("utf-8-sig"), parse_float=str, parse_int=str, parse_constant=str)
    except RecursionError:
        raise InputRefused("%(file)s, line %(line)d: nested too deeply for a table.", file=file, line=line) from None
    except UnicodeDecodeError:
        raise InputRefused("%(file)s is not UTF-8 text; save it as JSON in UTF-8.", file=file) from None
    except ValueError as broken:
        if str(broken).startswith("Extra data"):
            raise InputRefused(
                "%(file)s holds more than one JSON value; write one array of objects, or name the file .jsonl.",
                file=file,
            ) from None
        raise InputRefused(
            "%(file)s, line %(line)d is not JSON (%(why)s); mend it or export again.",
            file=file, line=line, why=str(broken)[:200],
        ) from None  # fmt: skip


def _row(one: Any, called: dict[str, str]) -> tuple[dict[str, str | None], str | None]:
    """(texts by column, None), or the reason why there is no row."""
    if not isinstance(one, dict):
        return {}, "not_object"
    row = {}
    for key, column in called.items():
        value = one.get(key)
        if isinstance(value, list) and not any(isinstance(member, dict | list) for member in value):
            value = "；".join(_text(member) or "" for member in value)
        if isinstance(value, dict | list):
            return {}, "nested"
        row[column] = _text(value)
    return row, None


def _text(value: Any) -> str | None:
    """Numbers keep the digits they were written with."""
    if value is None or value == "":
        return None
    return str(value).lower() if isinstance(value, bool) else str(value)
