"""Answer one job in Polars. A process of its own.

python -m bench.by_hand JOB.json ANSWER.json
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl

from bench.by_hand import addresses, devices, issues, presence, travel
from bench.by_hand.shared import Shared
from bench.offences import proof

EIGHT: dict[str, Callable[[Shared], pl.DataFrame]] = {
    "p03_impossible_travel": travel.impossible_travel,
    "p01_signed_elsewhere": presence.signed_elsewhere,
    "p04_short_presence": presence.short_presence,
    "p01_no_sign_in": presence.no_sign_in,
    "p06_issued_before_audit_end": issues.issued_before_audit_end,
    "p06_no_audit": issues.no_audit,
    "p02_shared_device": devices.shared_device,
    "x02_shared_address": addresses.shared_address,
}


def main(job_file: str, answer_file: str) -> None:
    """Run the eight on the files of the job and write their offences and what they took."""
    job = json.loads(Path(job_file).read_text(encoding="utf-8"))
    started = time.perf_counter()
    shared = Shared(job["files"], date.fromisoformat(job["as_of"]), job["parameters"])
    rows, clock = {}, {}
    for name, query in EIGHT.items():
        since = time.perf_counter()
        rows[name] = query(shared)
        clock[name] = round(time.perf_counter() - since, 3)
    answer = {
        "seconds": round(time.perf_counter() - started, 3),
        "steps": clock,
        "found": {name: proof(frame.to_dicts()) for name, frame in rows.items()},
    }
    Path(answer_file).write_text(json.dumps(answer), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
