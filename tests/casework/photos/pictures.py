"""Photos made for tests: a slope of light from left to right, with or without what a camera writes into it."""

import hashlib
import io
import struct
import zlib
from pathlib import Path

from PIL import Image

HEIC = (
    Path(__file__).parent / "small.heic"
).read_bytes()  # 96 × 64, lying on its side, 2026-03-02 09:04 +08:00, Nanjing
FALLING = "0" * 16
RISING = "f" * 16


def jpeg(taken="", offset="", place=None, size=(90, 80), rising=True, orientation=1, kind="JPEG"):
    """`place` is degrees north and east."""
    row = bytes(255 * column // max(size[0] - 1, 1) for column in range(size[0]))
    image = Image.frombytes("L", size, (row if rising else row[::-1]) * size[1]).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = orientation
    if taken:
        exif.get_ifd(0x8769)[36867] = taken
    if offset:
        exif.get_ifd(0x8769)[36881] = offset
    if place is not None:
        north, east = place
        exif.get_ifd(0x8825).update({
            1: "N" if north >= 0 else "S", 2: (abs(north), 0.0, 0.0), 3: "E" if east >= 0 else "W", 4: (abs(east), 0.0, 0.0),
        })  # fmt: skip
    written = io.BytesIO()
    image.save(written, kind, exif=exif)
    return written.getvalue()


def png_of(width, height, rows=b""):
    """A PNG that claims a size, whatever is in it."""

    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def named(whole, look=""):
    """As a statement names it."""
    return {"sha256": hashlib.sha256(whole).hexdigest(), "look": look}
