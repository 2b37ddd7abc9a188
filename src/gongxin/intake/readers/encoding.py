"""In which encoding is this text file written?

UTF-8 with or without a mark, UTF-16 and UTF-32 with one, UTF-16 that begins with two letters, GB18030.

GB18030 gives a meaning to nearly every sequence of bytes, so a UTF-8 file with one damaged place would be read as
other words, name by name. Text that is plainly UTF-8 up to the place is therefore read as UTF-8, and what cannot be
decoded becomes a NUL, which sets its row aside.
"""

from __future__ import annotations

import codecs
import io
from pathlib import Path

from gongxin.errors import InputRefused

CHUNK = 1 << 22  # bytes
PLAINLY = 8  # characters beyond ASCII in valid UTF-8; eight in a row happen in GB18030 once in a million files
DAMAGED = "utf-8, damaged"  # not a codec: see `Mended`
HIGH = bytes(range(0xC0, 0x100))  # first bytes of characters beyond ASCII
WITH_NUL = "gongxin-nul"
codecs.register_error(WITH_NUL, lambda error: ("\0", error.end))  # type: ignore[attr-defined]


def encoding_of(file: Path) -> str:
    """A codec that reads the whole file, or DAMAGED; refused where there is none."""
    with file.open("rb") as stream:
        start = stream.read(4)
    if start.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    for encoding, nul in (("utf-16-le", (1, 3)), ("utf-16-be", (0, 2))):  # no mark, but two letters of a heading
        if len(start) == 4 and all((start[i] == 0) == (i in nul) for i in range(4)):
            return encoding
    stop, beyond_ascii = _first_undecodable(file, "utf-8-sig")
    if stop is None:
        return "utf-8-sig"
    if beyond_ascii >= PLAINLY:
        return DAMAGED
    if _first_undecodable(file, "gb18030")[0] is None:
        return "gb18030"
    raise InputRefused(
        "%(file)s is neither UTF-8 nor GB18030 text (look at line %(line)d); save it as CSV in UTF-8.",
        file=file.name, line=stop,
    )  # fmt: skip


def opened(file: Path, encoding: str) -> io.TextIOWrapper:
    """The file as text, line ends untouched."""
    if encoding == DAMAGED:
        return io.TextIOWrapper(io.BufferedReader(Mended(file)), encoding="utf-8", newline="")
    return file.open(encoding=encoding, newline="")


def _first_undecodable(file: Path, encoding: str) -> tuple[int | None, int]:
    """(line of the first bytes that cannot be decoded or None, characters beyond ASCII before them)."""
    decoder = codecs.getincrementaldecoder(encoding)(errors="strict")
    line, beyond_ascii = 1, 0
    with file.open("rb") as stream:
        while True:
            chunk = stream.read(CHUNK)
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as broken:
                before = broken.object[: broken.start]
                return line + before.count(b"\n"), beyond_ascii + len(before) - len(before.translate(None, HIGH))
            if not text.isascii() and beyond_ascii < PLAINLY:
                beyond_ascii += sum(character > "\x7f" for character in text)
            line += chunk.count(b"\n")
            if not chunk:
                return None, beyond_ascii


class Mended(io.RawIOBase):
    """The bytes of a damaged UTF-8 file as valid UTF-8, NUL where something could not be decoded."""

    def __init__(self, file: Path) -> None:
        self._stream = file.open("rb")
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")(errors=WITH_NUL)
        self._ready = b""

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]  # the buffer protocol has no type in 3.11
        """Fill `buffer` with the next bytes."""
        while not self._ready:
            chunk = self._stream.read(CHUNK)
            self._ready = self._decoder.decode(chunk, final=not chunk).encode()
            if not chunk:
                break
        count = min(len(buffer), len(self._ready))
        buffer[:count], self._ready = self._ready[:count], self._ready[count:]
        return count

    def close(self) -> None:
        """Close the file too."""
        self._stream.close()
        super().close()
