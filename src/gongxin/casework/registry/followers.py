"""Who must be told when registers have changed, inside the same transaction. Rooms below append themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pyarrow as pa

from gongxin.casework.registry.version import Version

Changes = Mapping[type[Version], pa.Table | None]  # the keys of what changed; None: the register was empty before
FOLLOWERS: list[Callable[[Changes], None]] = []


def tell(changes: Changes) -> None:
    """These records are new or read otherwise than before."""
    for follower in FOLLOWERS:
        follower(changes)


def tell_of(version: Version) -> None:
    """One record is new or reads otherwise."""
    key = version.TABLE.key
    tell({type(version): pa.table({name: pa.array([getattr(version, name)]) for name in key})})
