"""One run: read a dataset, put every question to it, grade the bodies, and write a result that is whole or absent."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa

from gongxin import __version__, risk
from gongxin.detection.ahead import compiled_ahead
from gongxin.detection.engine import ENGINES, open_engine
from gongxin.detection.runner import Coverage, Progress, Runner
from gongxin.detection.side_by_side import Step, side_by_side
from gongxin.errors import UnknownName
from gongxin.intake import Staged, read_dataset
from gongxin.intake.quality import quality
from gongxin.records import CONTRACT
from gongxin.supervision import overview
from gongxin.supervision.columnar import write_table
from gongxin.supervision.cost import Stopwatch, peak_memory_bytes
from gongxin.supervision.dataset import day_of_run, manifest_of
from gongxin.supervision.parameters_used import parameters_used
from gongxin.supervision.result import OURS, Result, open_result
from gongxin.supervision.samples import samples
from gongxin.supervision.whole_folder import refuse_place, whole_or_absent

COVERAGE_SCHEMA = pa.schema(
    [
        ("detector", pa.string()),
        ("status", pa.string()),
        ("why", pa.string()),
        ("rows_read", pa.int64()),
        ("findings", pa.int64()),
        ("seconds", pa.float64()),
    ]
)


def _silent(kind: str, name: str) -> None:
    """Show nothing."""
    del kind, name


def supervise(
    dataset: Path,
    out: Path,
    as_of: date | None = None,
    engine: str = "duckdb",
    master: str = "local[*]",
    progress: Progress = _silent,
) -> Result:
    """Run every detector over `dataset` as things stood on `as_of` and write the result folder `out`.

    `findings`, `indicators` and `grades` have the same bytes in every run over the same input, on either engine.
    An earlier result in `out` is replaced; anything else there is refused.
    """
    if engine not in ENGINES:  # before an hour of reading, not after it
        raise UnknownName(
            "No engine is called %(name)s; choose one of %(known)s.", name=engine, known=", ".join(ENGINES)
        )
    manifest = manifest_of(dataset)
    day = day_of_run(as_of, manifest, dataset)
    refuse_place(out, dataset, OURS)
    with whole_or_absent(out) as (fresh, work):
        watch = Stopwatch()
        with watch.phase("reading"), compiled_ahead(day, engine):
            staged = read_dataset(dataset, work, progress)
        tables, held = _judge(staged, day, work, open_engine(engine, work, master), watch, progress)
        with watch.phase("writing"):
            progress("writing", out.name)
            counts = {name: write_table(fresh, name, table) for name, table in tables.items()}
            _write_json(fresh / "samples.json", held)
        facts = {
            "contract": CONTRACT,
            "package": __version__,
            "as_of": day.isoformat(),
            "dataset": str(dataset.resolve()),
            "origin": str(manifest.get("origin", "")),
            "engine": engine,
            "parameters": parameters_used(day),
            "inputs": dict(sorted(staged.inputs.items())),
            "rows": dict(staged.rows),
            "unknown_columns": staged.unknown_columns,
            "counts": counts,
            "seconds": watch.seconds,
            "steps": watch.steps,
            "peak_memory_bytes": peak_memory_bytes(),
        }
        _write_json(fresh / "run.json", facts)
    return open_result(out)


def _judge(
    staged: Staged, day: date, work: Path, engine: Any, watch: Stopwatch, progress: Progress
) -> tuple[dict[str, pa.Table], dict[str, Any]]:
    """Everything that is computed on the staged tables: the tables of the result, and samples with their records."""
    try:
        runner = Runner(engine, staged.files, staged.rows, day, progress)
        with watch.phase("detecting"):
            run = runner.run()
        with watch.phase("summing up"):
            progress("grading", "")
            done = side_by_side(_summing_up(staged, day, work, runner, run.findings), engine.at_once)
            watch.steps.update(run.seconds)
            watch.steps.update({name: one.seconds for name, one in done.items()})
    finally:
        engine.close()
    assessed = done["grades"].result
    tables = {
        "findings": run.findings,
        "indicators": assessed.indicators,
        "grades": assessed.grades,
        "coverage": _coverage(run.coverage),
        "rejected": staged.rejected,
        **{name: done[name].result for name in ("quality", "bodies", "provinces")},
    }
    return tables, done["samples"].result


def _summing_up(staged: Staged, day: date, work: Path, runner: Runner, findings: pa.Table) -> list[Step]:
    """What is made of the findings, and of the tables once they are read."""
    return [
        Step("samples", partial(samples, findings, runner)),
        Step("quality", partial(quality, staged, day)),
        Step("grades", partial(risk.assess, runner, findings)),
        Step("provinces", partial(overview.provinces, findings, runner, work)),
        Step("bodies", partial(overview.bodies, runner)),
    ]


def _coverage(lines: list[Coverage]) -> pa.Table:
    return pa.Table.from_pylist([asdict(line) for line in lines], schema=COVERAGE_SCHEMA)


def _write_json(file: Path, content: Any) -> None:
    file.write_text(json.dumps(content, ensure_ascii=False, indent=1, default=str) + "\n", encoding="utf-8")
