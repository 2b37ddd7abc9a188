"""The tree and its entries as files that any web server hands out (c2sp.org/tlog-tiles).

`tile/L/N` holds 256 hashes of subtrees of 256^L entries, `tile/entries/N` the 256 entries below a tile of level 0.
The last ones are partial, `….p/W` of width W. A file, once there, never changes.
"""

from __future__ import annotations

import functools
import struct
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from gongxin.ledger.disproved import Disproved
from gongxin.ledger.hashing import HASH_BYTES, leaf_hash, root_of

WIDTH, LEVELS_IN_A_TILE = 256, 8
ENTRIES = "entries"
LARGEST_ENTRY = 0xFFFF  # bytes: the length before an entry has two
TILES_AT_HAND = 256


def tile_path(level: int | str, number: int, width: int = WIDTH) -> str:
    """Where a tile lies below the log's folder; `level` is a number or "entries"."""
    groups = [f"{number % 1000:03d}"]
    while number := number // 1000:
        groups.insert(0, f"x{number % 1000:03d}")
    partial = "" if width == WIDTH else f".p/{width}"
    return f"tile/{level}/{'/'.join(groups)}{partial}"


def bundle(entries: Iterable[bytes]) -> bytes:
    """Entries one after the other, each behind its length."""
    return b"".join(struct.pack(">H", len(entry)) + entry for entry in entries)


def unbundle(held: bytes) -> list[bytes]:
    """The entries of a bundle; a ValueError where the lengths do not add up."""
    entries, at = [], 0
    while at < len(held):
        end = at + 2 + int.from_bytes(held[at : at + 2], "big")
        if at + 2 > len(held) or end > len(held):
            raise ValueError("an entry is cut off")
        entries.append(held[at + 2 : end])
        at = end
    return entries


class Tiles:
    """Reads the first `size` entries of a log and their tree."""

    def __init__(self, folder: Path, size: int) -> None:
        self.folder, self.size = folder, size
        self._tile = functools.lru_cache(TILES_AT_HAND)(self._read_tile)

    def node(self, level: int, index: int) -> bytes:
        """The hash of a complete subtree, as `proofs` asks for it."""
        tile_level, within = divmod(level, LEVELS_IN_A_TILE)
        number, place = divmod(index << within, WIDTH)
        hashes = self._tile(tile_level, number)
        return root_of(hashes[place : place + (1 << within)])

    def leaf(self, index: int) -> bytes:
        """The hash that the tree holds of one entry."""
        return self.node(0, index)

    def entry(self, index: int) -> bytes:
        """One entry, by its number from 0."""
        if not 0 <= index < self.size:
            raise IndexError(index)
        return self.bundle(index // WIDTH)[index % WIDTH]

    def entries(self) -> Iterator[bytes]:
        """All entries in order."""
        for number in range(-(-self.size // WIDTH)):
            yield from self.bundle(number)

    def bundle(self, number: int) -> list[bytes]:
        """The entries of a bundle that lie below `size`."""
        path, width, held = self._read(ENTRIES, number)
        try:
            entries = unbundle(held)
        except ValueError:
            entries = []
        if len(entries) < width:
            raise Disproved(
                "%(file)s is truncated or garbled: it should hold %(width)s entries.", file=path, width=width
            )
        return entries[:width]

    def width(self, level: int, number: int) -> int:
        """How many hashes of a tile lie below `size`."""
        return max(0, min(WIDTH, (self.size >> LEVELS_IN_A_TILE * level) - number * WIDTH))

    def leaves(self, number: int) -> Sequence[bytes]:
        """The hashes of a tile of level 0."""
        return self._tile(0, number)

    def _read_tile(self, level: int, number: int) -> Sequence[bytes]:
        path, width, held = self._read(level, number)
        if len(held) % HASH_BYTES or len(held) < width * HASH_BYTES:
            raise Disproved(
                "%(file)s is truncated or garbled: it should hold %(width)s hashes.", file=path, width=width
            )
        return [held[at : at + HASH_BYTES] for at in range(0, width * HASH_BYTES, HASH_BYTES)]

    def _read(self, level: int | str, number: int) -> tuple[Path, int, bytes]:
        """The partial file of exactly this width, else the full one that has come since."""
        width = self.width(level if isinstance(level, int) else 0, number)
        for wide in dict.fromkeys((width, WIDTH)):
            path = self.folder / tile_path(level, number, wide)
            try:
                return path, width, path.read_bytes()
            except OSError:
                continue
        missing = self.folder / tile_path(level, number, width)
        raise Disproved("%(file)s is missing: the log has been truncated, or its copy is not whole.", file=missing)


def hashes_of(entries: Iterable[bytes]) -> list[bytes]:
    """The leaf hashes of entries."""
    return [leaf_hash(entry) for entry in entries]
