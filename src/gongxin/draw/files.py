"""The files of a bundle: their names, and the list of objects as it is published.

objects.csv has one line per object, `object,firm,region,stratum,weight,chance`, no quotes anywhere, LF at the end of
each line, UTF-8. Its order is fixed: strata in the order of the plan, falling weight, then the bytes of the line.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from gongxin.draw.canonical import digest_of_file, spelled
from gongxin.draw.chances import Pool
from gongxin.draw.people import Person
from gongxin.draw.plan import Plan

PLAN, OBJECTS, INSPECTORS, RECUSALS = "plan.json", "objects.csv", "inspectors.csv", "recusals.csv"
COMMITMENT, RANDOMNESS, OUTCOME, ARMS = "commitment.json", "randomness.json", "outcome.json", "arms.json"
SUMS = "SHA256SUMS"
COMMITTED = (PLAN, OBJECTS, INSPECTORS, RECUSALS)  # what cannot change after the commitment
OBJECTS_HEADER = "object,firm,region,stratum,weight,chance"
INSPECTORS_HEADER = "person,role,regions,skills,most"
RECUSALS_HEADER = "person,firm"


def write_objects(path: Path, plan: Plan, pools: Sequence[Pool]) -> None:
    """Write the list with every chance."""
    with path.open("wb") as stream:
        stream.writelines(_pieces(plan, pools))


def objects_digest(plan: Plan, pools: Sequence[Pool]) -> str:
    """The SHA-256 that objects.csv must have."""
    held = hashlib.sha256()
    for piece in _pieces(plan, pools):
        held.update(piece)
    return held.hexdigest()


def _pieces(plan: Plan, pools: Sequence[Pool]) -> Iterable[bytes]:
    order = {one.name: place for place, one in enumerate(plan.strata)}
    cells = [(cell, chance) for pool in pools for cell, chance in zip(pool.cells, pool.chances, strict=True)]
    yield f"{OBJECTS_HEADER}\n".encode()
    for cell, chance in sorted(cells, key=lambda one: (order[one[0].stratum], -one[0].weight)):
        tail = f",{cell.stratum},{spelled(cell.weight)},{spelled(chance)}\n"
        yield (tail.join(cell.rows) + tail).encode()


def inspectors_text(people: Sequence[Person]) -> bytes:
    """inspectors.csv."""
    return "".join(f"{line}\n" for line in (INSPECTORS_HEADER, *(one.row() for one in people))).encode()


def recusals_text(pairs: Sequence[tuple[str, str]]) -> bytes:
    """recusals.csv."""
    return "".join(f"{line}\n" for line in (RECUSALS_HEADER, *(",".join(pair) for pair in pairs))).encode()


def sums_text(folder: Path) -> bytes:
    """SHA256SUMS over all other files, as `sha256sum -c` reads it."""
    names = sorted(path.name for path in folder.iterdir() if path.name != SUMS)
    return "".join(f"{digest_of_file(folder / name)}  {name}\n" for name in names).encode()
