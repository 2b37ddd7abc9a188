"""A run in three small tables: findings by pattern, grades, slowest steps."""

from __future__ import annotations

from collections import Counter
from typing import Any

from gongxin.commands.screen import say, show_table
from gongxin.detection import catalogue
from gongxin.i18n import language_of_environment, translate
from gongxin.supervision import Result

SLOWEST = 5


def summary(result: Result) -> dict[str, Any]:
    """The run in numbers, ready for JSON."""
    findings = result.table("findings")
    coverage = result.table("coverage").to_pylist()
    slowest = sorted(coverage, key=lambda line: -line["seconds"])[:SLOWEST]
    return {
        "result": str(result.folder),
        "as_of": result.facts["as_of"],
        "findings": findings.num_rows,
        "by_pattern": dict(sorted(Counter(findings["pattern"].to_pylist()).items())),
        "by_detector": {line["detector"]: line["findings"] for line in coverage if line["findings"]},
        "grades": dict(sorted(Counter(result.table("grades")["grade"].to_pylist()).items())),
        "not_assessed": {line["detector"]: line["why"] for line in coverage if line["status"] != "assessed"},
        "rejected": result.facts["counts"]["rejected"],
        "seconds": result.facts["seconds"],
        "slowest_detectors": {line["detector"]: line["seconds"] for line in slowest},
        "peak_memory_bytes": result.facts["peak_memory_bytes"],
    }


def show_summary(told: dict[str, Any]) -> None:
    """The run in tables for people."""
    show_table("Findings by pattern", ("Pattern", "Question", "Findings"), _by_pattern(told), right=(2,))
    show_table("Grades of the bodies", ("Grade", "Bodies"), told["grades"].items(), right=(1,))
    steps = [*told["seconds"].items(), *told["slowest_detectors"].items()]
    show_table("Slowest steps", ("Step", "Seconds"), _named(sorted(steps, key=lambda step: -step[1])[:8]), right=(1,))
    if told["not_assessed"]:
        say(
            "%(count)s detectors could not be put to this dataset; the report says why.",
            count=len(told["not_assessed"]),
        )
    if told["rejected"]:
        say("%(count)s cells or rows were set aside; see rejected.parquet.", count=told["rejected"])


def _named(steps: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """Phases have words of their own; detectors go by their ids."""
    return [(translate(name), seconds) for name, seconds in steps]


def _by_pattern(told: dict[str, Any]) -> list[tuple[str, str, int]]:
    """Each pattern with its count, and below it the questions of its detectors."""
    language, known, rows = language_of_environment(), catalogue.detectors(), []
    for pattern, count in told["by_pattern"].items():
        rows.append((pattern, "", count))
        own = [(id_, found) for id_, found in told["by_detector"].items() if known[id_].pattern == pattern]
        rows.extend(("", known[id_].question.in_language(language), found) for id_, found in own)
        if len(own) == 1:
            rows[-2:] = [(pattern, rows[-1][1], count)]
    return rows
