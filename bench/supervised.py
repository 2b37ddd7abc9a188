"""One run as `gongxin supervise` does it, with a clock beside every step. A process of its own.

    python -m bench.supervised DATASET RESULT ENGINE STEPS.json
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from gongxin import supervision
from gongxin.commands.summary import summary


class Steps:
    """Seconds from the announcement of a step to that of the next one."""

    def __init__(self) -> None:
        self.done: list[tuple[str, float]] = []
        self._open: tuple[str, float] | None = None

    def __call__(self, kind: str, name: str) -> None:
        now = time.perf_counter()
        if self._open:
            self.done.append((self._open[0], round(now - self._open[1], 3)))
        self._open = (f"{kind} {name}".strip(), now)


def main(dataset: str, result: str, engine: str, steps_file: str) -> None:
    """Run, and write the seconds of each step."""
    steps = Steps()
    summary(supervision.supervise(Path(dataset), Path(result), engine=engine, progress=steps))
    steps("end", "")
    Path(steps_file).write_text(json.dumps(steps.done), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
