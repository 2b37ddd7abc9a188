"""Proofs that an entry is in a tree, and that one tree is the beginning of another (RFC 6962, 2.1.1 and 2.1.2).

Making a proof needs `node(level, index)`: the hash of the complete subtree over entries index·2^level up to, and not
including, (index+1)·2^level. Checking one follows RFC 9162, 2.1.3.2 and 2.1.4.2.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gongxin.ledger.hashing import EMPTY_ROOT, HASH_BYTES, node_hash

Node = Callable[[int, int], bytes]


def subtree_root(node: Node, start: int, end: int) -> bytes:
    """The root over entries `start` … `end`-1; `start` is a multiple of the power of two that holds them."""
    if start == end:
        return EMPTY_ROOT
    level = (end - start).bit_length() - 1
    left = node(level, start >> level)
    middle = start + (1 << level)
    return left if middle == end else node_hash(left, subtree_root(node, middle, end))


def inclusion_proof(node: Node, index: int, size: int) -> list[bytes]:
    """The hashes beside the road from entry `index` up to the root of the first `size` entries, lowest first."""
    if not 0 <= index < size:
        raise ValueError(f"no entry {index} in a tree of {size}")
    start, end, beside = 0, size, []
    while end - start > 1:
        middle = start + _largest_power_below(end - start)
        if index < middle:
            beside.append(subtree_root(node, middle, end))
            end = middle
        else:
            beside.append(subtree_root(node, start, middle))
            start = middle
    return beside[::-1]


def consistency_proof(node: Node, older: int, newer: int) -> list[bytes]:
    """The hashes that show the first `older` entries to be the beginning of the first `newer`."""
    if not 0 < older <= newer:
        raise ValueError(f"no proof between trees of {older} and {newer}")
    start, end, whole, hashes = 0, newer, True, []
    while older != end:
        middle = start + _largest_power_below(end - start)
        if older <= middle:
            hashes.append(subtree_root(node, middle, end))
            end = middle
        else:
            hashes.append(subtree_root(node, start, middle))
            start, whole = middle, False
    return ([] if whole else [subtree_root(node, start, end)]) + hashes[::-1]


def root_from_inclusion(index: int, size: int, leaf: bytes, proof: Sequence[bytes]) -> bytes | None:
    """The root that a proof leads to; None where it has not the shape that index and size ask for."""
    if not 0 <= index < size or any(len(one) != HASH_BYTES for one in (leaf, *proof)):
        return None
    place, last, root = index, size - 1, leaf
    for beside in proof:
        if last == 0:
            return None
        if place & 1 or place == last:
            root = node_hash(beside, root)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            root = node_hash(root, beside)
        place, last = place >> 1, last >> 1
    return root if last == 0 else None


def included(root: bytes, index: int, size: int, leaf: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the entry with hash `leaf` is number `index` (from 0) of the `size` entries under `root`."""
    return len(root) == HASH_BYTES and root_from_inclusion(index, size, leaf, proof) == root


def consistent(older: int, newer: int, older_root: bytes, newer_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the tree of `older` entries is the beginning of the tree of `newer`.

    A tree without entries is the beginning of every tree, so it says nothing and is refused as evidence.
    """
    if not 0 < older <= newer or any(len(one) != HASH_BYTES for one in (older_root, newer_root, *proof)):
        return False
    if older == newer:
        return not proof and older_root == newer_root
    hashes = [older_root, *proof] if older & (older - 1) == 0 else list(proof)
    if not hashes:
        return False
    place, last = older - 1, newer - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = hashes[0]
    for beside in hashes[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old, new = node_hash(beside, old), node_hash(beside, new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new = node_hash(new, beside)
        place, last = place >> 1, last >> 1
    return last == 0 and old == older_root and new == newer_root


def _largest_power_below(number: int) -> int:
    """The largest power of two below `number`, which is at least 2."""
    return 1 << ((number - 1).bit_length() - 1)
