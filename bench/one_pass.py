"""The floor: read every column of every table once, decode it, and do nothing else. A process of its own.

python -m bench.one_pass DATASET
"""

from __future__ import annotations

import sys
from pathlib import Path

import pyarrow.parquet as pq

PORTION = 131_072  # rows held at once


def main(dataset: str) -> None:
    """Go through all tables on every core."""
    for file in sorted(Path(dataset).glob("*.parquet")):
        with pq.ParquetFile(file) as table:
            for _ in table.iter_batches(PORTION, use_threads=True):
                pass


if __name__ == "__main__":
    main(*sys.argv[1:])
