"""The whole job at several sizes: seconds, memory, the slowest steps, and whether time grows faster than the data."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

from bench.bars import Bar
from bench.child import Cost, run_module
from bench.data import Datasets, bytes_of

BAR_SCALE, BAR_SECONDS, BAR_GIB = 1.0, 60.0, 4.0
SLOWEST = 12


def nation(data: Datasets, scales: list[float]) -> dict[str, Any]:
    """One measured run per scale, beside the floor: one pass over the same files."""
    runs = []
    for scale in sorted(scales):
        data.tell("nation", f"{scale:g}")
        runs.append({**one_run(data, scale), "one_pass": _floor(data, scale)})
    return {"runs": runs}


def one_run(data: Datasets, scale: float, engine: str = "duckdb") -> dict[str, Any]:
    """Supervise the nation of `scale` in a process of its own."""
    dataset, result = data.at(scale), data.result(scale, engine)
    cost = run_module("bench.supervised", dataset, result, engine)
    facts = json.loads((result / "run.json").read_text(encoding="utf-8"))
    steps = sorted(facts["steps"].items(), key=lambda step: -step[1])
    return {
        "scale": scale,
        "rows": sum(facts["rows"].values()),
        "bytes": bytes_of(dataset),
        **_told(cost),
        "phases": facts["seconds"],
        "slowest": [{"step": name, "wall_s": wall} for name, wall in steps[:SLOWEST]],
        "findings": facts["counts"]["findings"],
    }


def _floor(data: Datasets, scale: float) -> dict[str, float]:
    return _told(run_module("bench.one_pass", data.at(scale)))


def _told(cost: Cost) -> dict[str, float]:
    return {"wall_s": cost.wall_s, "cpu_s": cost.cpu_s, "peak_gib": round(cost.gib, 2)}


def bars(measured: dict[str, Any]) -> list[Bar]:
    """What was asked of these runs and what came."""
    runs = measured["runs"]
    found = []
    for run in runs:
        if run["scale"] == BAR_SCALE:
            found.append(Bar("a nation-year, seconds on the clock", run["wall_s"], BAR_SECONDS))
            found.append(Bar("a nation-year, GiB at most", run["peak_gib"], BAR_GIB))
    return found + [growth(small, large) for small, large in pairwise(runs)]


def growth(small: dict[str, Any], large: dict[str, Any]) -> Bar:
    """By what factor the time grew, against the factor of the rows."""
    rows, time = large["rows"] / small["rows"], large["wall_s"] / small["wall_s"]
    name = f"growth from {small['scale']:g} to {large['scale']:g}: time by a factor, against that of the rows"
    return Bar(name, round(time, 2), round(rows, 2))
