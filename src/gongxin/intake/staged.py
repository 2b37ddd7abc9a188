"""What intake hands on: clean Parquet files, and an account of everything that is not in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

Progress = Callable[[str, str], None]  # (kind of step, its name)


@dataclass
class Staged:
    """A dataset that has been read.

    `files` names every table that is present (an empty file is present), each as Parquet with exactly the columns of
    the contract in their order. `rejected` has one row per broken cell: `action` is "row" where the row was set aside
    and "value" where the row stayed and the value alone was taken out.
    """

    files: dict[str, tuple[Path, ...]]
    rows: dict[str, int]
    rejected: pa.Table
    inputs: dict[str, str] = field(default_factory=dict)  # file name → sha256
    unknown_columns: dict[str, list[str]] = field(default_factory=dict)  # table → columns kept out
    manifest: dict[str, Any] = field(default_factory=dict)  # dataset.toml
