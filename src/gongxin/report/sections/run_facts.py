"""What was run, on what, at what cost: enough to run it again and compare."""

from __future__ import annotations

from dataclasses import dataclass

from gongxin.report.material import Material


@dataclass(frozen=True)
class RunFacts:
    """Versions, engine, cost, and the sha256 of every input."""

    package: str
    contract: int
    engine: str
    origin: str
    peak_mebibytes: int
    seconds: list[tuple[str, float]]
    inputs: list[tuple[str, str]]


def run_facts(m: Material) -> RunFacts:
    """From run.json."""
    facts = m.result.facts
    return RunFacts(
        package=facts["package"],
        contract=facts["contract"],
        engine=facts["engine"],
        origin=facts["origin"],
        peak_mebibytes=facts["peak_memory_bytes"] // 2**20,
        seconds=list(facts["seconds"].items()),
        inputs=list(facts["inputs"].items()),
    )
