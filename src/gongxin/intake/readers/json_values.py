"""The values of a JSON file one after the other, so that an array of any length takes a few megabytes of memory.

Measured on an array of 302,256 certificates (250 MB) and one processor: Python's own decoder, value by value, takes
2.7 s and 0.1 GB; DuckDB's reader counts them in 0.7 s but takes 8.4 s and 0.8 GB to bring out their columns, and tells
of a value that is broken neither its place nor keeps the others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gongxin.errors import InputRefused

PORTION = 1 << 20  # characters read at a time
LONGEST_VALUE = 16 << 20  # characters of one record
LONGEST_SHOWN = 200
BLANK = re.compile(r"[ \t\r\n]*")


class Doubled(dict[str, Any]):
    """An object in which a name stands twice: nobody can tell which of its values was meant."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    return made if len(made) == len(pairs) else Doubled(made)


def _constant(name: str) -> str | None:
    """NaN is how numerical programs write that there is no number; an infinity is told to the user as it stands."""
    return None if name == "NaN" else name


DECODER = json.JSONDecoder(
    parse_float=str, parse_int=str, parse_constant=_constant, object_pairs_hook=_object
)  # numbers keep the digits they were written with


def of_lines(file: Path) -> Iterator[tuple[int, Any]]:
    """(line, value) of a file with one value a line; a line that is no JSON stays a text and so no object."""
    with file.open("rb") as stream:
        number = 0
        while text := stream.readline(LONGEST_VALUE):
            number += 1
            if text.strip():
                try:
                    yield number, _whole(text.decode("utf-8-sig"))
                except (ValueError, RecursionError):
                    yield number, text[:LONGEST_SHOWN].decode("utf-8", "replace")
            while len(text) == LONGEST_VALUE and not text.endswith(b"\n"):  # the rest of a line that is too long
                text = stream.readline(LONGEST_VALUE)


def _whole(text: str) -> Any:
    value, end = DECODER.raw_decode(text, _after_blank(text, 0))
    if _after_blank(text, end) < len(text):
        raise ValueError("more than one value")
    return value


def of_array(file: Path) -> Iterator[tuple[int, Any]]:
    """(place from 1, value) of every member of the array that the file holds."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            yield from _Array(file.name, stream).members()
    except UnicodeDecodeError:
        raise InputRefused("%(file)s is not UTF-8 text; save it as JSON in UTF-8.", file=file.name) from None


class _Array:
    """An array half read: the text from the place looked at, and where in it that place is."""

    def __init__(self, file: str, stream: Any) -> None:
        self._file, self._stream = file, stream
        self._text, self._at, self._place = "", 0, 1

    def members(self) -> Iterator[tuple[int, Any]]:
        if (first := self._next()) != "[":
            raise self._no_array(first)
        self._at += 1
        if self._next() != "]":
            while True:
                yield self._place, self._value()
                if (after := self._next()) != ",":
                    break
                self._at += 1
                self._place += 1
            if after != "]":
                raise self._broken("',' or ']' expected" if after else "the array does not end")
        self._at += 1
        if self._next():
            raise self._more_than_one()

    def _next(self) -> str:
        """The next character that is not blank, the place being before it; nothing at the end of the file."""
        while True:
            self._at = _after_blank(self._text, self._at)
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._read_on():
                return ""

    def _value(self) -> Any:
        """The next value, for which as much is read as it needs."""
        self._next()
        while True:
            try:
                value, end = DECODER.raw_decode(self._text, self._at)
            except RecursionError:
                raise self._too_deep() from None
            except ValueError as broken:  # it may be whole once more has been read
                if len(self._text) - self._at > LONGEST_VALUE or not self._read_on():
                    raise self._broken(getattr(broken, "msg", str(broken))) from None
                continue
            if end < len(self._text) or not self._read_on():  # a number at the end of a portion may go on
                self._at = end
                return value

    def _read_on(self) -> bool:
        more = self._stream.read(max(PORTION, len(self._text) - self._at))
        self._text, self._at = self._text[self._at :] + more, 0
        return bool(more)

    def _no_array(self, first: str) -> InputRefused:
        if first == "{" and self._holds_two():
            return self._more_than_one()
        if not first:
            return self._broken("nothing in it")
        return InputRefused("%(file)s must hold an array of objects.", file=self._file)

    def _holds_two(self) -> bool:
        """Whether an object is followed by another value: lines of JSON under the wrong name."""
        try:
            _, self._at = DECODER.raw_decode(self._text, self._at)
        except (ValueError, RecursionError):
            return False
        return bool(self._next())

    def _more_than_one(self) -> InputRefused:
        return InputRefused(
            "%(file)s holds more than one JSON value; write one array of objects, or name the file .jsonl.",
            file=self._file,
        )

    def _too_deep(self) -> InputRefused:
        return InputRefused(
            "%(file)s, record %(place)d: nested too deeply for a table.", file=self._file, place=self._place
        )

    def _broken(self, why: str) -> InputRefused:
        return InputRefused(
            "%(file)s, record %(place)d is not JSON (%(why)s); mend it or export again.",
            file=self._file, place=self._place, why=why[:200],
        )  # fmt: skip


def _after_blank(text: str, at: int) -> int:
    found = BLANK.match(text, at)
    return found.end() if found else at
