"""The eight detectors with the facts they need, through the project's own runner. A process of its own.

python -m bench.ours JOB.json ANSWER.json
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from bench.offences import EIGHT, proof
from gongxin.detection import catalogue
from gongxin.detection.engine import open_engine
from gongxin.detection.findings import findings_of
from gongxin.detection.runner import Runner


def main(job_file: str, answer_file: str) -> None:
    """Run the eight on the files of the job; the rows are timed, and after them the findings with their sentences."""
    job = json.loads(Path(job_file).read_text(encoding="utf-8"))
    files = {name: tuple(map(Path, paths)) for name, paths in job["files"].items()}
    started = time.perf_counter()
    with tempfile.TemporaryDirectory(dir=Path(answer_file).parent) as work:
        runner = Runner(open_engine("duckdb", Path(work)), files, job["rows"], date.fromisoformat(job["as_of"]))
        wanted = [catalogue.detectors()[name] for name in EIGHT]
        done = runner.answers(wanted, runner.offences)
        runner.engine.close()
    until_rows = time.perf_counter() - started
    for one in wanted:
        findings_of(one, done[one.id].result)
    answer = {
        "seconds": round(until_rows, 3),
        "with_findings": round(time.perf_counter() - started, 3),
        "steps": {name: one.seconds for name, one in done.items()},
        "found": {name: proof(done[name].result.to_pylist()) for name in EIGHT},
    }
    Path(answer_file).write_text(json.dumps(answer), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
