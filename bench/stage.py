"""Read a dataset once and write down what both sides of a comparison are given. A process of its own.

python -m bench.stage DATASET WORK JOB.json
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

from gongxin.intake import read_dataset
from gongxin.law.parameters import parameters


def main(dataset: str, work: str, job: str) -> None:
    """Stage `dataset` and write the job: its clean files, its day, and every parameter on that day."""
    staged = read_dataset(Path(dataset), Path(work))
    day = date.fromisoformat(str(staged.manifest["as_of"]))
    told = {
        "files": {name: [str(file) for file in files] for name, files in staged.files.items()},
        "rows": dict(staged.rows),
        "as_of": day.isoformat(),
        "parameters": {name: one.on(day).value for name, one in parameters().items()},
    }
    Path(job).write_text(json.dumps(told, default=str), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
