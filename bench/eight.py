"""The eight detectors against the same eight in Polars: by turns, on the same files, with the same offences."""

from __future__ import annotations

import json
import statistics
from pathlib import Path
from typing import Any

from bench.bars import Bar
from bench.child import run_module
from bench.data import Datasets
from bench.offences import EIGHT

SIDES = {"ours": "bench.ours", "by hand": "bench.by_hand"}


def eight(data: Datasets, scale: float, repeats: int) -> dict[str, Any]:
    """Both sides answer the same job `repeats` times by turns, each time in a process of its own."""
    dataset = data.at(scale)
    with data.scratch() as work:
        job = work / "job.json"
        run_module("bench.stage", dataset, work, job)
        turns = [{side: _turn(module, job, work) for side, module in SIDES.items()} for _ in range(repeats)]
    sides = {side: _middle([turn[side] for turn in turns]) for side in SIDES}
    return {"scale": scale, "repeats": repeats, "sides": sides, "differing": differing(sides)}


def _turn(module: str, job: Path, work: Path) -> dict[str, Any]:
    answer = work / "answer.json"
    cost = run_module(module, job, answer)
    told: dict[str, Any] = json.loads(answer.read_text(encoding="utf-8"))
    return {**told, "process_s": cost.wall_s, "cpu_s": cost.cpu_s, "peak_gib": round(cost.gib, 2)}


def _middle(turns: list[dict[str, Any]]) -> dict[str, Any]:
    """The turn with the median time, and the times of all."""
    ordered = sorted(turns, key=lambda turn: turn["seconds"])
    middle = ordered[(len(ordered) - 1) // 2]
    return {
        **middle,
        "all_seconds": [turn["seconds"] for turn in turns],
        "cpu_s": statistics.median(turn["cpu_s"] for turn in turns),
    }


def differing(sides: dict[str, Any]) -> list[str]:
    """The detectors whose offences are not the same on both sides."""
    ours, theirs = (sides[side]["found"] for side in SIDES)
    return [name for name in EIGHT if ours[name] != theirs[name]]


def bars(measured: dict[str, Any]) -> list[Bar]:
    """Not slower than by hand, and the same offences."""
    ours, theirs = (measured["sides"][side]["seconds"] for side in SIDES)
    return [
        Bar("eight detectors, time as a multiple of hand-written Polars", round(ours / theirs, 2), 1.0),
        Bar("of the eight, those that name other offences than Polars", len(measured["differing"]), 0),
    ]
