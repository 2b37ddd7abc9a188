"""The nations that are measured: simulated once, then reused."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.child import run_module
from bench.words import Tell, silent

SEED = 1


@dataclass(frozen=True)
class Datasets:
    """The folder that holds one simulated nation per scale, and for a while what is worked out from them."""

    folder: Path
    tell: Tell = field(default=silent, compare=False)

    def at(self, scale: float) -> Path:
        """The nation of this scale; simulated now if it is not there or was cut off while it was written."""
        dataset = self.folder / f"scale-{scale:g}"
        if not (dataset / "dataset.toml").exists():  # the simulator writes it last
            self.tell("simulate", f"{scale:g}")
            run_module("gongxin.cli", "simulate", dataset, "--scale", scale, "--seed", SEED, "--json")
        return dataset

    def result(self, scale: float, what: str) -> Path:
        """Where a run over that nation may write."""
        return self.folder / f"result-{scale:g}-{what}"

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A folder that is gone afterwards."""
        work = Path(tempfile.mkdtemp(prefix="work-", dir=self.folder))
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)


def bytes_of(dataset: Path) -> int:
    """The size of all tables of a dataset: what any run has to read at least once."""
    return sum(file.stat().st_size for file in dataset.glob("*.parquet"))
