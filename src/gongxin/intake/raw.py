"""A file on its way in: what a reader found, before anything is judged."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from gongxin.intake.rejected import Rejection

LINE = "line of the source"  # column of raw Parquet written by our readers; no header can be called so after tidying


@dataclass(frozen=True)
class Raw:
    """One table as Parquet, either the user's own file or texts that a reader copied out of another format.

    `columns` maps a column of the contract to the column of `parquet` that holds it. `own` says that `parquet` is the
    user's file itself; then lines are counted by its rows, otherwise they stand in the column `LINE`.
    """

    table: str
    file: str
    parquet: Path
    columns: dict[str, str]
    own: bool = False
    unknown: tuple[str, ...] = ()
    rejections: tuple[Rejection, ...] = field(default=())
