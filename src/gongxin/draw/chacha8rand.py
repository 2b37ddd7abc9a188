"""ChaCha8Rand: 32 bytes of seed into an endless stream, the same on every machine.

Source: C2SP chacha8rand (c2sp.org/chacha8rand), also the generator of Go's math/rand/v2. Each round takes a key of 32
bytes, makes 1,024 bytes with ChaCha8 (blocks 0 to 15, nonce zero, without adding constants and counter back), writes
four blocks at a time interleaved word by word, gives out 992 bytes and keeps the last 32 as the next key.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

CONSTANTS = (0x61707865, 0x3320646E, 0x79622D32, 0x6B206574)
BLOCKS, LANES, WORDS = 16, 4, 16
DOUBLE_ROUNDS = 4
GIVEN = 992  # bytes of 1,024
QUARTERS = (
    (0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
    (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14),
)  # fmt: skip
MASK = 0xFFFFFFFF


class Stream:
    """Whole numbers from a seed of 32 bytes."""

    def __init__(self, seed: bytes) -> None:
        if len(seed) != 32:
            raise ValueError("a seed has 32 bytes")
        self._words = _words(seed)

    def word(self) -> int:
        """The next 64 bits, little-endian."""
        return next(self._words)

    def below(self, bound: int) -> int:
        """A whole number from 0 to `bound` - 1, each with the same chance.

        As many words as hold `bound` - 1, the first the least significant, cut to its bits; drawn again until it is
        below `bound` (so the chances are equal exactly). A bound of 1 takes no word.
        """
        if bound < 1:
            raise ValueError("a bound is 1 or more")
        bits = (bound - 1).bit_length()
        while True:
            value = 0
            for place in range(0, bits, 64):
                value |= next(self._words) << place
            value &= (1 << bits) - 1
            if value < bound:
                return value

    def choose(self, count: int, among: int) -> list[int]:
        """`count` of the numbers 0 to `among` - 1, ascending, each set with the same chance.

        Floyd's algorithm (Bentley and Floyd, Communications of the ACM 30(9), 1987): `count` numbers are drawn.
        """
        taken: set[int] = set()
        for last in range(among - count, among):
            drawn = self.below(last + 1)
            taken.add(last if drawn in taken else drawn)
        return sorted(taken)


def _words(seed: bytes) -> Iterator[int]:
    key = seed
    while True:
        made = _made(key)
        yield from struct.unpack("<124Q", made[:GIVEN])
        key = made[GIVEN:]


def stream_bytes(seed: bytes, count: int) -> bytes:
    """The first `count` bytes, as the specification prints them."""
    words = _words(seed)
    return b"".join(next(words).to_bytes(8, "little") for _ in range(-(-count // 8)))[:count]


def _made(key: bytes) -> bytes:
    key_words = struct.unpack("<8I", key)
    pieces = []
    for first in range(0, BLOCKS, LANES):
        lanes = [_block(key_words, first + lane) for lane in range(LANES)]
        pieces += [lane[word] for word in range(WORDS) for lane in lanes]
    return struct.pack("<256I", *pieces)


def _block(key: tuple[int, ...], counter: int) -> list[int]:
    """One block of ChaCha8; only the key is added back."""
    x = [*CONSTANTS, *key, counter, 0, 0, 0]
    for _ in range(DOUBLE_ROUNDS):
        for a, b, c, d in QUARTERS:
            _quarter(x, a, b, c, d)
    for place, word in enumerate(key, 4):
        x[place] = (x[place] + word) & MASK
    return x


def _quarter(x: list[int], a: int, b: int, c: int, d: int) -> None:
    xa, xb, xc, xd = x[a], x[b], x[c], x[d]
    xa = (xa + xb) & MASK
    xd ^= xa
    xd = (xd << 16 | xd >> 16) & MASK
    xc = (xc + xd) & MASK
    xb ^= xc
    xb = (xb << 12 | xb >> 20) & MASK
    xa = (xa + xb) & MASK
    xd ^= xa
    xd = (xd << 8 | xd >> 24) & MASK
    xc = (xc + xd) & MASK
    xb ^= xc
    xb = (xb << 7 | xb >> 25) & MASK
    x[a], x[b], x[c], x[d] = xa, xb, xc, xd
