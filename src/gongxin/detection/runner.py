"""Run every detector over one dataset, on either engine."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import ibis.expr.types as ir
import pyarrow as pa

from gongxin.detection import catalogue
from gongxin.detection.engine import Engine
from gongxin.detection.findings import findings_of, in_order
from gongxin.detection.model import Detector, Fact
from gongxin.detection.schemas import schema_of
from gongxin.detection.side_by_side import Done, Step, side_by_side
from gongxin.records import TABLES

Progress = Callable[[str, str], None]  # (kind of step, its name)


def _silent(kind: str, name: str) -> None:
    """Show nothing."""
    del kind, name


@dataclass(frozen=True)
class Coverage:
    """Whether a detector could be put to this dataset, and what came of it."""

    detector: str
    status: str  # "assessed" or "not assessed"
    why: str
    rows_read: int
    findings: int
    seconds: float


@dataclass
class Run:
    """The findings of a run with the coverage of each detector."""

    findings: pa.Table
    coverage: list[Coverage]
    seconds: Mapping[str, float]  # of each fact and detector; two at once take longer than each alone


@dataclass
class Runner:
    """One dataset on one engine. `files` maps each table that is present to its clean Parquet files."""

    engine: Engine
    files: Mapping[str, tuple[Path, ...]]
    rows: Mapping[str, int]
    as_of: date
    progress: Progress = _silent
    _open: dict[str, ir.Table] = field(default_factory=dict)
    _readers: Counter[str] = field(default_factory=Counter)  # steps that still have to read a fact

    def table(self, name: str) -> ir.Table:
        """A table of the contract, or a fact, made known to the engine on first use."""
        if name not in self._open:
            self._open[name] = self._contract_table(name) if name in TABLES else self._fact(catalogue.facts()[name])
        return self._open[name]

    def offences(self, one: Detector) -> pa.Table:
        """The rows a detector returns on this dataset."""
        for name in one.reads:
            self.table(name)
        return self.engine.rows(*catalogue.compiled(one.id, self.as_of, self.engine.dialect))

    def run(self, wanted: list[Detector] | None = None) -> Run:
        """Run `wanted` (default: all), as many at once as the engine gains from, and collect what they find."""
        chosen = list(catalogue.detectors().values()) if wanted is None else wanted
        done = self.answers(chosen, self._assess)
        told = [done[one.id].result if one.id in done else self._not_assessed(one) for one in chosen]
        seconds = {name: one.seconds for name, one in done.items()}
        return Run(in_order([found for found, _ in told]), [coverage for _, coverage in told], seconds)

    def answers(self, wanted: list[Detector], answer: Callable[[Detector], Any]) -> dict[str, Done]:
        """What `answer` makes of each detector of `wanted` that can be put, and the facts they rest on."""
        steps = self._steps(wanted, answer)
        self._readers = Counter(name for step in steps for name in step.needs)
        return side_by_side(steps, self.engine.at_once, self._begun, self._ended)

    def _steps(self, chosen: list[Detector], answer: Callable[[Detector], Any]) -> list[Step]:
        """Each detector right behind the facts it reads; the tables of the contract are opened here."""
        for name in TABLES:
            self.table(name)
        able = [one for one in chosen if not self._missing(one)]
        return [self._step(one, answer) for one in catalogue.in_order_of_need(able)]

    def _step(self, one: Fact | Detector, answer: Callable[[Detector], Any]) -> Step:
        if isinstance(one, Fact):
            return Step(one.name, partial(self.table, one.name), _facts_read(one), "fact")
        return Step(one.id, partial(answer, one), _facts_read(one), "detector")

    def _begun(self, step: Step) -> None:
        self.progress(step.kind, step.name)

    def _ended(self, step: Step) -> None:
        """Facts that nobody reads any more make room for others."""
        self._readers.subtract(step.needs)
        for name in step.needs:
            if not self._readers[name]:
                self.engine.drop(catalogue.fact_name(name))
                del self._open[name]

    def _assess(self, one: Detector) -> tuple[pa.Table, Coverage]:
        started = time.perf_counter()
        found = findings_of(one, self.offences(one))
        read = sum(self.rows.get(name, 0) for name in catalogue.tables_needed(one))
        return found, Coverage(one.id, "assessed", "", read, found.num_rows, round(time.perf_counter() - started, 3))

    def _not_assessed(self, one: Detector) -> tuple[pa.Table, Coverage]:
        why = "absent: " + ", ".join(self._missing(one))
        return findings_of(one, pa.table({})), Coverage(one.id, "not assessed", why, 0, 0, 0.0)

    def _missing(self, one: Detector) -> list[str]:
        """Tables a detector needs and this dataset lacks: absence is never read as clean."""
        return sorted(catalogue.tables_required(one) - self.files.keys())

    def _contract_table(self, name: str) -> ir.Table:
        columns = {column: str(kind) for column, kind in schema_of(TABLES[name]).items()}
        return self.engine.open(name, self.files.get(name, ()), columns)

    def _fact(self, declared: Fact) -> ir.Table:
        for name in declared.reads:
            self.table(name)
        sql, _ = catalogue.compiled(declared.name, self.as_of, self.engine.dialect)
        self.engine.keep(catalogue.fact_name(declared.name), sql)
        return catalogue.dry_table(declared.name)


def _facts_read(one: Detector | Fact) -> frozenset[str]:
    return frozenset(name for name in one.reads if name not in TABLES)
