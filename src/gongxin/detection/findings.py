"""From the rows of a detector to findings: ids, evidence, and a sentence anyone can check."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

import pyarrow as pa

from gongxin.detection.model import IDS, SUBJECT_ID, Detector

FINDINGS_SCHEMA = pa.schema(
    [
        ("finding_id", pa.string()),
        ("detector", pa.string()),
        ("pattern", pa.string()),
        ("subject_kind", pa.string()),
        ("subject_id", pa.string()),
        *((name, pa.string()) for name in IDS),
        ("occurred_on", pa.date32()),
        ("severity", pa.string()),
        ("score", pa.float64()),
        ("evidence", pa.string()),
        ("explanation_zh", pa.string()),
        ("explanation_en", pa.string()),
        ("law", pa.string()),
        ("detector_version", pa.int64()),
    ]
)
DECIMALS = 6  # shares and scores are rounded so that every engine writes the same bytes


def findings_of(found: Detector, rows: pa.Table) -> pa.Table:
    """The findings of one detector, without repeats, in the order of their ids."""
    law = json.dumps([citation.as_record() for citation in found.law], ensure_ascii=False)
    by_id = {f["finding_id"]: f for f in (_finding(found, row, law) for row in rows.to_pylist())}
    return pa.Table.from_pylist([by_id[key] for key in sorted(by_id)], schema=FINDINGS_SCHEMA)


def in_order(tables: Iterable[pa.Table]) -> pa.Table:
    """All findings in the one documented order: detector, then finding id."""
    kept = [table for table in tables if table.num_rows]
    whole = pa.concat_tables(kept) if kept else FINDINGS_SCHEMA.empty_table()
    return whole.sort_by([("detector", "ascending"), ("finding_id", "ascending")])


def _finding(found: Detector, row: Mapping[str, Any], law: str) -> dict[str, Any]:
    shown = {name: _shown(value) for name, value in row.items()}
    evidence = json.dumps({name: shown[name] for name in found.returns}, ensure_ascii=False)
    ids = {name: row.get(name) for name in IDS}
    words = {**shown, **{name: value if value is not None else "–" for name, value in shown.items() if value is None}}
    score = round(float(row["score"] if row.get("score") is not None else found.score), DECIMALS)
    return {
        "finding_id": _finding_id(found.id, ids, shown["occurred_on"], evidence),
        "detector": found.id,
        "pattern": found.pattern,
        "subject_kind": found.subject,
        "subject_id": ids[SUBJECT_ID[found.subject]],
        **ids,
        "occurred_on": row["occurred_on"],
        "severity": found.severity,
        "score": score,
        "evidence": evidence,
        "explanation_zh": found.explanation.zh % words,
        "explanation_en": found.explanation.en % words,
        "law": law,
        "detector_version": found.version,
    }


def _shown(value: Any) -> Any:
    """A value as it stands in evidence and sentences: dates as 2026-06-30, times to the second, six decimals."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        rounded = round(value, DECIMALS)
        return int(rounded) if rounded.is_integer() else rounded
    return value


def _finding_id(detector_id: str, ids: Mapping[str, Any], occurred_on: Any, evidence: str) -> str:
    """Stable: the same detector on the same records gives the same id, in every run and on every engine."""
    key = "\x1f".join([detector_id, *(str(ids[name]) for name in IDS), str(occurred_on), evidence])
    return hashlib.sha256(key.encode()).hexdigest()[:20]
