"""What `gongxin bench` measures, in order, and what it makes of it."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import eight, engines, nation, told
from bench.bars import Bar
from bench.data import Datasets
from bench.machine import machine
from bench.words import Tell, mistake, show_step
from gongxin.i18n import Text

PARTS = ("nation", "eight", "engines")
SMALL = 0.05  # Spark on one machine takes minutes where DuckDB takes seconds; the bytes do not depend on the size

NO_PART = Text(
    "基准测试没有%(part)s这一部分；请从%(known)s中选择。", "The benchmark has no part %(part)s; choose from %(known)s."
)
NO_SCALE = Text("规模必须大于0；1.0为一个国家年。", "A scale must be above 0; 1.0 is a nation-year.")


@dataclass(frozen=True)
class Asked:
    """What the user asked for: sizes (1.0 is a nation-year), parts, and how often the two sides take turns."""

    scales: Sequence[float] = (0.25, 1.0, 2.0)
    only: Sequence[str] = PARTS
    repeats: int = 3

    def check(self) -> None:
        """Refuse what cannot be measured."""
        for part in self.only:
            if part not in PARTS:
                raise mistake(NO_PART, part=part, known=", ".join(PARTS))
        if not self.scales or min(self.scales) <= 0:
            raise mistake(NO_SCALE)

    @property
    def eight_scale(self) -> float:
        """The eight are compared on the nation-year, or on the nearest size that is measured."""
        return min(self.scales, key=lambda scale: abs(scale - nation.BAR_SCALE))


def main(asked: Asked, folder: Path | None, json_file: Path | None, page: Path | None) -> None:
    """Measure, print, and write the figures where asked."""
    asked.check()
    held = (folder or Path(tempfile.gettempdir()) / "gongxin-bench").resolve()
    held.mkdir(parents=True, exist_ok=True)
    measured = measure(asked, held, show_step)
    told.on_screen(measured)
    if json_file:
        json_file.write_text(json.dumps(measured, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if page:
        told.write_page(measured, page)


def measure(asked: Asked, folder: Path, tell: Tell) -> dict[str, Any]:
    """Every part that is asked for, with its bars."""
    data = Datasets(folder, tell)
    measured: dict[str, Any] = {"machine": machine(), "asked": {**vars(asked)}}
    bars: list[Bar] = []
    if "nation" in asked.only:
        for scale in asked.scales:
            data.at(scale)  # simulated before anything is measured
        measured["nation"] = nation.nation(data, sorted(asked.scales))
        bars += nation.bars(measured["nation"])
    if "eight" in asked.only:
        data.at(asked.eight_scale)
        tell("eight", f"{asked.eight_scale:g}")
        measured["eight"] = eight.eight(data, asked.eight_scale, asked.repeats)
        bars += eight.bars(measured["eight"])
    if "engines" in asked.only:
        small = min(SMALL, *asked.scales)
        data.at(small)
        tell("engines", f"{small:g}")
        measured["engines"] = engines.engines(data, small)
        bars += engines.bars(measured["engines"])
    return {**measured, "bars": [bar.as_record() for bar in bars]}
