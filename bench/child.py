"""Run a Python module in a process of its own and measure what the system counted for it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from gongxin.errors import UserError

ROOT = Path(__file__).parents[1]
KIB = 1024
USERS_MISTAKE = 2


@dataclass(frozen=True)
class Cost:
    """What one process took: seconds on the clock, seconds of processor, and the most memory it held."""

    wall_s: float
    cpu_s: float
    peak_bytes: int

    @property
    def gib(self) -> float:
        """Peak resident memory in GiB."""
        return self.peak_bytes / 2**30


class ChildFailed(Exception):
    """A measured process ended with a defect; its words come with it."""


def run_module(module: str, *arguments: object) -> Cost:
    """Run `python -m MODULE ARGUMENTS` from the checkout and wait for its end.

    Linux counts the memory of this parent at the moment of the start towards the child, so nothing large is loaded
    here. The engine's own helpers (the Java process of Spark) are counted in seconds once waited for, not in memory.
    """
    command = [sys.executable, "-m", module, *map(str, arguments)]
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout is not None
    told = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    if process.returncode == USERS_MISTAKE and told.strip():
        raise UserError(told.strip().splitlines()[-1])
    if process.returncode:
        raise ChildFailed(f"{module} ended with {process.returncode}:\n{told}")
    peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else KIB)
    return Cost(round(wall, 2), round(usage.ru_utime + usage.ru_stime, 2), peak)
