"""A sorted map under one root, so that not being there can be proven too.

Its leaves are lines `key<TAB>value`, ordered by the bytes of the key, each key once; its tree is that of RFC 6962.
That a key is there: its leaf and an inclusion proof. That it is not: the two leaves between which it would stand,
with numbers that follow each other; or the first or last leaf alone; or a map without leaves.

On disk: `leaves` (the lines), `ends` (8 bytes a line: where it ends), and `hashes-L` per level with the complete
subtrees of 2^L leaves, 32 bytes each. Proofs read a few dozen places of these files.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from gongxin.ledger import disk
from gongxin.ledger.hashing import EMPTY_ROOT, HASH_BYTES, leaf_hash, node_hash
from gongxin.ledger.proofs import inclusion_proof, subtree_root

TAB = "\t"
LEAVES, ENDS, HASHES = "leaves", "ends", "hashes-"
END = struct.Struct(">Q")
AT_ONCE = 1 << 16


@dataclass(frozen=True)
class Leaf:
    """Leaf number `index` with its proof."""

    index: int
    line: str
    proof: tuple[bytes, ...]


def merged(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Ascending pairs, the values of one key joined with a tab: a number may have been used twice."""
    held: str | None = None
    values: list[str] = []
    for key, value in pairs:
        if held is not None and key != held:
            yield held, TAB.join(values)
            values = []
        held = key
        values.append(value)
    if held is not None:
        yield held, TAB.join(values)


def build(folder: Path, pairs: Iterable[tuple[str, str]]) -> tuple[int, bytes]:
    """Write the map of ascending pairs; returns its size and root."""
    disk.folder(folder)
    size = _write_leaves(folder, pairs)
    level, count = 0, size
    while count > 1:
        _write_level(folder, level)
        level, count = level + 1, count // 2
    with SortedMap(folder) as held:
        return size, held.root()


def _write_leaves(folder: Path, pairs: Iterable[tuple[str, str]]) -> int:
    size, end, before = 0, 0, b""
    with (
        (folder / LEAVES).open("wb") as leaves,
        (folder / ENDS).open("wb") as ends,
        (folder / f"{HASHES}0").open("wb") as hashes,
    ):
        for key, value in pairs:
            line = f"{key}{TAB}{value}\n".encode()
            name = line.partition(b"\t")[0]
            if not name or b"\n" in line[:-1] or TAB in key or (size and name <= before):
                raise ValueError("the keys of a map ascend, and are written without tab and newline")
            leaves.write(line)
            end, size, before = end + len(line), size + 1, name
            ends.write(END.pack(end))
            hashes.write(leaf_hash(line[:-1]))
    return size


def _write_level(folder: Path, level: int) -> None:
    """The level above `level`: one hash for every complete pair."""
    width = 2 * HASH_BYTES
    with (folder / f"{HASHES}{level}").open("rb") as below, (folder / f"{HASHES}{level + 1}").open("wb") as above:
        while held := below.read(width * AT_ONCE):
            whole = range(0, len(held) - width + 1, width)
            above.write(
                b"".join(node_hash(held[at : at + HASH_BYTES], held[at + HASH_BYTES : at + width]) for at in whole)
            )


def ordered(folder: Path, root: bytes) -> bool:
    """Whether the lines of a map that was downloaded ascend and lead to `root`: what no single receipt can show.

    Reads `leaves` alone, so that nothing else of the download has to be believed.
    """
    before, stack = b"", list[tuple[int, bytes]]()
    with (folder / LEAVES).open("rb") as leaves:
        for line in leaves:
            name, tab, _ = line.partition(b"\t")
            if not tab or not line.endswith(b"\n") or name <= before:
                return False
            before, level, hash_ = name, 0, leaf_hash(line[:-1])
            while stack and stack[-1][0] == level:
                level, hash_ = level + 1, node_hash(stack.pop()[1], hash_)
            stack.append((level, hash_))
    right = stack.pop()[1] if stack else EMPTY_ROOT
    while stack:
        right = node_hash(stack.pop()[1], right)
    return right == root


class SortedMap:
    """A map on disk, open for questions."""

    def __init__(self, folder: Path) -> None:
        self._open: list[mmap.mmap] = []
        self._leaves, self._ends = self._map(folder / LEAVES), self._map(folder / ENDS)
        self.size = len(self._ends) // END.size
        self._hashes = [self._map(folder / f"{HASHES}{level}") for level in range(max(1, self.size.bit_length()))]

    def __enter__(self) -> SortedMap:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for held in self._open:
            held.close()

    def root(self) -> bytes:
        """The root over all leaves."""
        return subtree_root(self.node, 0, self.size) if self.size else EMPTY_ROOT

    def node(self, level: int, index: int) -> bytes:
        """The hash of a complete subtree, as `proofs` asks for it."""
        return bytes(self._hashes[level][index * HASH_BYTES : (index + 1) * HASH_BYTES])

    def line(self, index: int) -> str:
        """A leaf."""
        start = END.unpack_from(self._ends, (index - 1) * END.size)[0] if index else 0
        return bytes(self._leaves[start : END.unpack_from(self._ends, index * END.size)[0] - 1]).decode()

    def find(self, key: str) -> int:
        """The number of the first leaf whose key is not before `key`; `size` where there is none."""
        low, high, wanted = 0, self.size, key.encode()
        while low < high:
            middle = (low + high) // 2
            if key_of(self.line(middle)).encode() < wanted:
                low = middle + 1
            else:
                high = middle
        return low

    def evidence(self, key: str) -> list[Leaf]:
        """The leaf of `key`, or else its neighbours: two, or one at an end, or none in an empty map."""
        place = self.find(key)
        there = place < self.size and key_of(self.line(place)) == key
        numbers = (place,) if there else (place - 1, place)
        return [self._leaf(number) for number in numbers if 0 <= number < self.size]

    def _leaf(self, index: int) -> Leaf:
        return Leaf(index, self.line(index), tuple(inclusion_proof(self.node, index, self.size)))

    def _map(self, path: Path) -> mmap.mmap | bytes:
        with path.open("rb") as file:
            if not path.stat().st_size:
                return b""
            self._open.append(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        return self._open[-1]


def key_of(line: str) -> str:
    """The key of a leaf."""
    return line.partition(TAB)[0]
