"""A few findings of each detector with the records they rest on, kept in the result so that it explains itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from gongxin.detection.runner import Runner
from gongxin.supervision.records_behind import records_behind

EACH = 3
LOOK_AT = 200  # strongest findings among which different bodies are looked for


def samples(findings: pa.Table, runner: Runner) -> dict[str, list[dict[str, Any]]]:
    """Finding id → its records, for up to three findings of each detector."""
    chosen = [finding for name in _detectors(findings) for finding in choose(findings, name)]
    found = records_behind(chosen, runner)
    return {id_: [one.as_record() for one in records] for id_, records in found.items()}


def choose(findings: pa.Table, detector: str) -> list[Mapping[str, Any]]:
    """The strongest findings of one detector, of different bodies where there are such."""
    own = findings.filter(pc.equal(findings["detector"], detector))
    rows = own.sort_by([("score", "descending"), ("finding_id", "ascending")]).slice(0, LOOK_AT).to_pylist()
    firsts = list({row["body_id"]: row for row in reversed(rows)}.values())[::-1]
    others = [row for row in rows if row not in firsts] if len(firsts) < EACH else []
    return [*firsts, *others][:EACH]


def _detectors(findings: pa.Table) -> list[str]:
    return sorted(pc.unique(findings["detector"]).to_pylist())
