"""照片感知哈希: a 64-bit perceptual hash of a sign-in photo, written as 16 hexadecimal digits.

It is the row-wise difference hash (dHash), which a phone and a server can both make from what they decode:

1. the picture upright, as its EXIF orientation says;
2. brightness 0.299 R + 0.587 G + 0.114 B, averaged over 9 columns × 8 rows of equal areas;
3. a bit for each pair of neighbours, 1 where the right one is brighter; rows from the top, pairs from the left,
   the first bit the most significant.

Two decoders and two ways of averaging differ in a few bits; `photo.look_bits` says how many are no difference.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

PHOTO_HASH_PATTERN = r"[0-9a-fA-F]{16}"
COLUMNS, ROWS = 9, 8


def photo_hash(brightness: Sequence[float]) -> str:
    """The hash of 72 averages, row by row from the top."""
    if len(brightness) != COLUMNS * ROWS:
        raise ValueError(f"{len(brightness)} averages, not {COLUMNS * ROWS}")
    bits = 0
    for row in range(ROWS):
        cells = brightness[row * COLUMNS : (row + 1) * COLUMNS]
        for left, right in itertools.pairwise(cells):
            bits = bits << 1 | (right > left)
    return f"{bits:016x}"


def bits_between(one: str, other: str) -> int:
    """In how many of the 64 bits two hashes differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()
