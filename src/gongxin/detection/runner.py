"""Run every detector over one dataset, on either engine."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import ibis.expr.types as ir
import pyarrow as pa

from gongxin.detection import catalogue
from gongxin.detection.engine import Engine
from gongxin.detection.findings import findings_of, in_order
from gongxin.detection.model import Detector, Fact
from gongxin.detection.schemas import schema_of
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
    """The findings of a run with the coverage of each detector, and the tables it ran on for those who follow."""

    findings: pa.Table
    coverage: list[Coverage]
    tables: Mapping[str, ir.Table] = field(repr=False)


@dataclass
class Runner:
    """One dataset on one engine. `files` maps each table that is present to its clean Parquet files."""

    engine: Engine
    files: Mapping[str, tuple[Path, ...]]
    rows: Mapping[str, int]
    as_of: date
    progress: Progress = _silent
    _open: dict[str, ir.Table] = field(default_factory=dict)

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
        """Run `wanted` (default: all) and collect findings and coverage."""
        chosen = list(catalogue.detectors().values()) if wanted is None else wanted
        for needed in catalogue.facts_in_order([one for one in chosen if not self._missing(one)]):
            self.progress("fact", needed.name)
            self.table(needed.name)
        results = [self._assess(one) for one in chosen]
        return Run(in_order([found for found, _ in results]), [coverage for _, coverage in results], self._open)

    def _assess(self, one: Detector) -> tuple[pa.Table, Coverage]:
        self.progress("detector", one.id)
        missing = self._missing(one)
        if missing:
            why = "absent: " + ", ".join(missing)
            return findings_of(one, pa.table({})), Coverage(one.id, "not assessed", why, 0, 0, 0.0)
        started = time.perf_counter()
        found = findings_of(one, self.offences(one))
        read = sum(self.rows.get(name, 0) for name in catalogue.tables_needed(one))
        return found, Coverage(one.id, "assessed", "", read, found.num_rows, round(time.perf_counter() - started, 3))

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
