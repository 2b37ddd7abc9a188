"""The offline bundle of all certificate states, and what changed since the bundle before: two signed files.

They lie beside the maps of a checkpoint and are made from these, so all three tell the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from gongxin.casework.public_log.place import signer
from gongxin.ledger.presence import CERTIFICATES
from gongxin.ledger.registry import NOTHING
from gongxin.ledger.sorted_map import LEAVES, TAB
from gongxin.ledger.states import Bundle, make_bundle, read_bundle

FULL, DELTA = "states", "states-delta"


def write_states(maps: Path, as_of: date, before: Path | None) -> Bundle:
    """Write the bundle of the maps in `maps`, and the delta to it from the one in `before`."""
    key = signer()
    bundle = make_bundle(as_of, _states(maps / CERTIFICATES / LEAVES))
    (maps / FULL).write_bytes(bundle.write(key))
    if before is not None and (before / FULL).exists():
        (maps / DELTA).write_bytes(read_bundle((before / FULL).read_bytes(), key.key).delta_to(bundle, key))
    return bundle


def _states(leaves: Path) -> Iterator[tuple[str, str, date | None]]:
    """(number, state, last day of validity) of every certificate."""
    with leaves.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            number, *values = line.rstrip("\n").split(TAB)
            for value in values:
                status, _, to_on, *_ = value.split(" ")
                until = None if to_on == NOTHING else date.fromisoformat(to_on)
                yield number, "" if status == NOTHING else status, until
