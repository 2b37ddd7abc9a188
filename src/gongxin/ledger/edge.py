"""The right edge of a growing tree: enough to add entries and to know the root, and the tiles not yet written."""

from __future__ import annotations

from collections.abc import Iterator

from gongxin.ledger.hashing import EMPTY_ROOT, leaf_hash, root_of
from gongxin.ledger.tiles import ENTRIES, LEVELS_IN_A_TILE, WIDTH, Tiles, bundle, tile_path


class Edge:
    """A tree of `size` entries that grows at its right side."""

    def __init__(self) -> None:
        self.size = 0
        self.levels: list[list[bytes]] = [[]]  # per level of tiles the hashes of the last, partial one
        self.entries: list[bytes] = []  # of the last, partial bundle
        self.whole: dict[str, bytes] = {}  # path → tile that became whole since it was last taken

    @classmethod
    def of(cls, tiles: Tiles) -> Edge:
        """The edge of a tree that lies on disk."""
        edge = cls()
        edge.size = tiles.size
        level = 0
        while tiles.size >> LEVELS_IN_A_TILE * level:
            number = (tiles.size >> LEVELS_IN_A_TILE * level) // WIDTH
            there = tiles.width(level, number)
            held = [tiles.node(LEVELS_IN_A_TILE * level, number * WIDTH + at) for at in range(there)]
            edge.levels[level:] = [held]
            level += 1
        edge.entries = tiles.bundle(tiles.size // WIDTH) if tiles.size % WIDTH else []
        return edge

    def add(self, entry: bytes) -> None:
        """One entry more."""
        number = self.size // WIDTH
        self.entries.append(entry)
        self._add_hash(0, number, leaf_hash(entry))
        self.size += 1
        if len(self.entries) == WIDTH:
            self.whole[tile_path(ENTRIES, number)] = bundle(self.entries)
            self.entries = []

    def _add_hash(self, level: int, number: int, hash_: bytes) -> None:
        if level == len(self.levels):
            self.levels.append([])
        held = self.levels[level]
        held.append(hash_)
        if len(held) == WIDTH:
            self.whole[tile_path(level, number)] = b"".join(held)
            self.levels[level] = []
            self._add_hash(level + 1, number // WIDTH, root_of(held))

    def root(self) -> bytes:
        """The root over all entries: what is complete on each level, and behind it what is below."""
        below: list[bytes] = []
        for held in self.levels:
            together = held + below
            below = [root_of(together)] if together else []
        return below[0] if below else EMPTY_ROOT

    def take(self) -> Iterator[tuple[str, bytes]]:
        """The tiles that a tree of this size needs and that were not taken before: path, bytes."""
        whole, self.whole = self.whole, {}
        yield from whole.items()
        if self.entries:
            yield tile_path(ENTRIES, self.size // WIDTH, len(self.entries)), bundle(self.entries)
        for level, held in enumerate(self.levels):
            if held:
                number = (self.size >> LEVELS_IN_A_TILE * level) // WIDTH
                yield tile_path(level, number, len(held)), b"".join(held)
