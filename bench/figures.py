"""The measured figures as tables, for the screen and for the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bench.offences import EIGHT
from gongxin.i18n import Text

GIB, MILLION = 2**30, 1e6


@dataclass(frozen=True)
class Figures:
    """A table of one part: all columns but the first are numbers or marks."""

    part: str
    title: Text
    headings: tuple[Text, ...]
    rows: list[tuple[str, ...]]


def figures(measured: dict[str, Any]) -> Iterator[Figures]:
    """The tables of every part that was measured."""
    if "nation" in measured:
        yield _runs(measured["nation"])
        yield _slowest(measured["nation"])
    if "eight" in measured:
        yield _sides(measured["eight"])
        yield _offences(measured["eight"])
    if "engines" in measured:
        yield _engines(measured["engines"])


def bars(measured: dict[str, Any]) -> Figures:
    """What was asked, what came, and whether it suffices."""
    rows = [
        (bar["name"], f"{bar['measured']:g}", f"{bar['limit']:g}", "✓" if bar["met"] else "✗")
        for bar in measured["bars"]
    ]
    headings = (Text("要求", "what"), Text("测得", "measured"), Text("上限", "at most"), Text("达到", "met"))
    return Figures("bars", Text("与要求对照", "Against what is asked"), headings, rows)


def _runs(part: dict[str, Any]) -> Figures:
    headings = (
        Text("规模", "scale"),
        Text("百万行", "million rows"),
        Text("读入GiB", "GiB to read"),
        Text("全程秒", "whole run, s"),
        Text("处理器秒", "of processor, s"),
        Text("内存GiB", "memory, GiB"),
        Text("读取一遍秒", "one pass, s"),
        Text("全程为一遍的倍数", "run in passes"),
        Text("每百万行秒", "s per million rows"),
        Text("线索数", "findings"),
    )
    rows = [
        (
            f"{run['scale']:g}",
            f"{run['rows'] / MILLION:.2f}",
            f"{run['bytes'] / GIB:.2f}",
            f"{run['wall_s']:.1f}",
            f"{run['cpu_s']:.1f}",
            f"{run['peak_gib']:.2f}",
            f"{run['one_pass']['wall_s']:.1f}",
            f"{run['wall_s'] / run['one_pass']['wall_s']:.1f}",
            f"{run['wall_s'] / run['rows'] * MILLION:.2f}",
            f"{run['findings']:,}",
        )
        for run in part["runs"]
    ]
    return Figures("nation", Text("全程运行", "The whole run"), headings, rows)


def _slowest(part: dict[str, Any]) -> Figures:
    """Phases and slowest steps of the nation-year, or of the largest run."""
    run = min(part["runs"], key=lambda one: abs(one["scale"] - 1))
    steps = [(name, f"{wall:.1f}") for name, wall in run["phases"].items()]
    steps += [(one["step"], f"{one['wall_s']:.1f}") for one in run["slowest"]]
    title = Text(f"阶段与最慢步骤，规模{run['scale']:g}", f"Phases and slowest steps at scale {run['scale']:g}")
    return Figures("nation", title, (Text("步骤", "step"), Text("秒", "s")), steps)


def _sides(part: dict[str, Any]) -> Figures:
    headings = (
        Text("一方", "side"),
        Text("中位秒", "median, s"),
        Text("各次秒", "every turn, s"),
        Text("处理器秒", "of processor, s"),
        Text("整个进程秒", "whole process, s"),
        Text("内存GiB", "memory, GiB"),
    )
    rows = [
        (
            name,
            f"{side['seconds']:.2f}",
            " · ".join(f"{one:.2f}" for one in side["all_seconds"]),
            f"{side['cpu_s']:.1f}",
            f"{side['process_s']:.2f}",
            f"{side['peak_gib']:.2f}",
        )
        for name, side in part["sides"].items()
    ]
    scale = f"{part['scale']:g}"
    title = Text(f"八个检测器与手写Polars，规模{scale}", f"Eight detectors against hand-written Polars, scale {scale}")
    return Figures("eight", title, headings, rows)


def _offences(part: dict[str, Any]) -> Figures:
    ours, theirs = (part["sides"][side]["found"] for side in ("ours", "by hand"))
    rows = [
        (
            name,
            f"{ours[name]['offences']:,}",
            f"{theirs[name]['offences']:,}",
            "✗" if name in part["differing"] else "✓",
        )
        for name in EIGHT
    ]
    headings = (
        Text("检测器", "detector"),
        Text("本系统", "ours"),
        Text("Polars", "Polars"),
        Text("相同", "the same ones"),
    )
    return Figures("eight", Text("所指违规", "Offences named"), headings, rows)


def _engines(part: dict[str, Any]) -> Figures:
    headings = (
        Text("引擎", "engine"),
        Text("秒", "s"),
        Text("线索数", "findings"),
        *(Text(name, name) for name in ("findings", "indicators", "grades")),
    )
    rows = [
        (name, f"{run['wall_s']:.1f}", f"{run['findings']:,}", *(one[:12] for one in part["digests"][name].values()))
        for name, run in part["runs"].items()
    ]
    scale = f"{part['scale']:g}"
    title = Text(f"两种引擎，规模{scale}：各表摘要", f"Two engines at scale {scale}: digests of the tables")
    return Figures("engines", title, headings, rows)
