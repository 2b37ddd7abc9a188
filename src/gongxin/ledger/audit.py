"""Reads a whole log as a stranger would, and names what is wrong with it.

All entries are hashed again and every tile is compared with the one they lead to; the root with the signed one; and
the signed one with the checkpoint that the reader kept from an earlier day, if there is one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from gongxin.errors import UserError
from gongxin.ledger.checkpoint import Checkpoint, read_checkpoint
from gongxin.ledger.disproved import Disproved
from gongxin.ledger.edge import Edge
from gongxin.ledger.entries import KIND, read_entry
from gongxin.ledger.hashing import HASH_BYTES, root_of
from gongxin.ledger.note import read_note
from gongxin.ledger.policy import Policy, Witnessed
from gongxin.ledger.tiles import ENTRIES, WIDTH, Tiles, tile_path
from gongxin.ledger.writer import CHECKPOINT

MOST_TOLD = 20  # sentences about entries; a log that is wrong throughout is not told entry by entry
OTHER = "other"


@dataclass
class Examined:
    """What an examination found. `kinds`: how many entries of each kind, `OTHER` for undeclared ones."""

    witnessed: Witnessed
    kinds: Counter[str] = field(default_factory=Counter)
    problems: list[Disproved] = field(default_factory=list)


def examine(folder: Path, policy: Policy, kept: bytes | None = None) -> Examined:
    """Examine the log in `folder`; `kept` is a checkpoint from an earlier day. Raises where nothing can be examined."""
    witnessed = policy.check(_checkpoint(folder))
    examined = Examined(witnessed)
    older = _kept(kept, policy, witnessed.checkpoint, examined.problems) if kept is not None else None
    tiles = Tiles(folder, witnessed.checkpoint.size)
    edge, differing = Edge(), []
    try:
        for path, held in _recomputed(tiles, edge, examined.kinds, older, examined.problems):
            if f"tile/{ENTRIES}/" not in path and not _same(folder, path, held):
                differing.append((path, held))
    except Disproved as problem:
        examined.problems.append(problem)
        return examined
    _judge(folder, tiles, edge, differing, examined)
    return examined


def _checkpoint(folder: Path) -> bytes:
    try:
        return (folder / CHECKPOINT).read_bytes()
    except OSError:
        raise UserError("%(folder)s is no log: it has no file checkpoint.", folder=folder) from None


def _kept(kept: bytes, policy: Policy, now: Checkpoint, problems: list[Disproved]) -> Checkpoint | None:
    """The older checkpoint, where it can still be compared with the entries."""
    try:
        note = read_note(kept)
        older, signed = read_checkpoint(note.text), note.by(policy.logs)
    except Disproved:
        raise UserError("The checkpoint you kept was not signed by the log %(origin)s.", origin=now.origin) from None
    if older.origin != now.origin or not any(key.name == older.origin for key in signed):
        raise UserError("The checkpoint you kept was not signed by the log %(origin)s.", origin=now.origin)
    if older.size <= now.size:
        return older
    problems.append(
        Disproved(
            "The log %(origin)s was rolled back: it had %(older)s entries before and shows %(newer)s now.",
            origin=now.origin, older=older.size, newer=now.size,
        )
    )  # fmt: skip
    return None


def _recomputed(
    tiles: Tiles, edge: Edge, kinds: Counter[str], older: Checkpoint | None, problems: list[Disproved]
) -> Iterator[tuple[str, bytes]]:
    """Every tile that the entries lead to, path and bytes; on the way the older checkpoint is compared."""
    _compare(older, edge, problems)
    for number in range(-(-tiles.size // WIDTH)):
        for entry in tiles.bundle(number):
            kinds[_kind(entry)] += 1
            edge.add(entry)
            _compare(older, edge, problems)
        whole, edge.whole = edge.whole, {}
        yield from whole.items()
    yield from edge.take()


def _compare(older: Checkpoint | None, edge: Edge, problems: list[Disproved]) -> None:
    if older is not None and edge.size == older.size and edge.root() != older.root:
        problems.append(
            Disproved(
                "The log %(origin)s was forked: its first %(older)s entries are not those of the earlier checkpoint.",
                origin=older.origin, older=older.size,
            )
        )  # fmt: skip


def _judge(folder: Path, tiles: Tiles, edge: Edge, differing: list[tuple[str, bytes]], examined: Examined) -> None:
    """Say what was changed: entries, tiles, or both so that they agree with each other but not with the signature."""
    root, problems = examined.witnessed.checkpoint.root, examined.problems
    if edge.root() == root:
        problems += [
            Disproved("%(file)s was changed or garbled: the entries lead to the signed root, this tile does not.",
                      file=folder / path)
            for path, _ in differing
        ]  # fmt: skip
        return
    if _root_of_tiles(tiles) == root:
        problems += _changed_entries(tiles, differing)
    if not problems:
        problems.append(
            Disproved(
                "The entries of %(folder)s do not lead to the root that was signed: entries were changed, exchanged, "
                "left out or added after signing.",
                folder=folder,
            )
        )


def _changed_entries(tiles: Tiles, differing: list[tuple[str, bytes]]) -> list[Disproved]:
    """The signed tiles tell which entries are not what was signed."""
    first = {tile_path(0, number, tiles.width(0, number)): number for number in range(-(-tiles.size // WIDTH))}
    now, signed = {}, {}
    for path, held in differing:
        if path not in first:
            continue
        for place, hash_ in enumerate(tiles.leaves(first[path])):
            found = held[place * HASH_BYTES : (place + 1) * HASH_BYTES]
            if found != hash_:
                now[first[path] * WIDTH + place], signed[hash_] = found, first[path] * WIDTH + place
    told = []
    for index, found in list(now.items())[:MOST_TOLD]:
        if found in signed:
            told.append(
                Disproved("Entries were put in another order: what stands at %(index)s was signed as entry %(other)s.",
                          index=index, other=signed[found])
            )  # fmt: skip
        else:
            told.append(Disproved("Entry %(index)s was changed after it was signed.", index=index))
    return told


def _root_of_tiles(tiles: Tiles) -> bytes | None:
    """The root by the hashes of level 0 alone."""
    try:
        return root_of([hash_ for number in range(-(-tiles.size // WIDTH)) for hash_ in tiles.leaves(number)])
    except Disproved:
        return None


def _same(folder: Path, path: str, held: bytes) -> bool:
    """Whether a tile on disk is the one computed; of a partial one only where the whole one has replaced it."""
    for name in dict.fromkeys((path, path.partition(".p/")[0])):
        try:
            return (folder / name).read_bytes()[: len(held)] == held
        except OSError:
            continue
    return False


def _kind(entry: bytes) -> str:
    try:
        return str(read_entry(entry)[KIND])
    except Disproved:
        return OTHER
