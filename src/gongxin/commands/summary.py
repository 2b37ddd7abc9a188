"""A run in three small tables: findings by pattern, grades, slowest steps."""

from __future__ import annotations

from collections import Counter
from typing import Any

from gongxin.commands.screen import say, show_table
from gongxin.detection import catalogue
from gongxin.i18n import language_of_environment
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
        "grades": dict(sorted(Counter(result.table("grades")["grade"].to_pylist()).items())),
        "not_assessed": {line["detector"]: line["why"] for line in coverage if line["status"] != "assessed"},
        "rejected": result.facts["counts"]["rejected"],
        "seconds": result.facts["seconds"],
        "slowest_detectors": {line["detector"]: line["seconds"] for line in slowest},
        "peak_memory_bytes": result.facts["peak_memory_bytes"],
    }


def show_summary(told: dict[str, Any]) -> None:
    """The run in tables for people."""
    questions = _questions()
    rows = [(pattern, questions.get(pattern, ""), count) for pattern, count in told["by_pattern"].items()]
    show_table("Findings by pattern", ("Pattern", "Question", "Findings"), rows, right=(2,))
    show_table("Grades of the bodies", ("Grade", "Bodies"), told["grades"].items(), right=(1,))
    steps = [*told["seconds"].items(), *told["slowest_detectors"].items()]
    show_table("Slowest steps", ("Step", "Seconds"), sorted(steps, key=lambda step: -step[1])[:8], right=(1,))
    if told["not_assessed"]:
        say(
            "%(count)s detectors could not be put to this dataset; the report says why.",
            count=len(told["not_assessed"]),
        )
    if told["rejected"]:
        say("%(count)s cells or rows were set aside; see rejected.parquet.", count=told["rejected"])


def _questions() -> dict[str, str]:
    """Pattern → the question of its first detector."""
    language = language_of_environment()
    return {d.pattern: d.question.in_language(language) for d in reversed(catalogue.detectors().values())}
