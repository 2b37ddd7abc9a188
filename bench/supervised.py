"""One run as `gongxin supervise` does it, with a clock beside every step. A process of its own.

python -m bench.supervised DATASET RESULT ENGINE STEPS.json
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from gongxin import supervision
from gongxin.commands.failures import exit_code_of
from gongxin.commands.summary import summary


class Steps:
    """Seconds on the clock and of processor from the announcement of a step to that of the next one."""

    def __init__(self) -> None:
        self.done: list[tuple[str, float, float]] = []
        self._open: tuple[str, float, float] | None = None

    def __call__(self, kind: str, name: str) -> None:
        """Close the step before and open this one."""
        now, worked = time.perf_counter(), time.process_time()
        if self._open:
            step, since, before = self._open
            self.done.append((step, round(now - since, 3), round(worked - before, 3)))
        self._open = (f"{kind} {name}".strip(), now, worked)


def main(dataset: str, result: str, engine: str, steps_file: str) -> int:
    """Run, and write what each step took."""
    steps = Steps()
    summary(supervision.supervise(Path(dataset), Path(result), engine=engine, progress=steps))
    steps("end", "")
    Path(steps_file).write_text(json.dumps(steps.done), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(exit_code_of(lambda: main(*sys.argv[1:])))
