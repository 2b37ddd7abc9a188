"""How good the data of each body are: late, missing, contradictory and refused reports, and what there is to do."""

from __future__ import annotations

import json
import tempfile
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

from gongxin.i18n import Text
from gongxin.intake import sql
from gongxin.intake.desk import open_desk
from gongxin.intake.quality_checks import CHECKS, CONTRADICTORY, LATE, MISSING, REFUSED
from gongxin.intake.rejected import ROW
from gongxin.intake.staged import Staged
from gongxin.law.parameters import parameter

SAMPLES = 5
KINDS = (LATE, MISSING, CONTRADICTORY, "rejected")
SCHEMA = pa.schema(
    [
        ("body_id", pa.string()),
        ("score", pa.float64()),
        ("records", pa.int64()),
        *((kind, pa.int64()) for kind in KINDS),
        ("todo", pa.string()),
    ]
)
Found = tuple[str, str, Text, int, list[str]]  # code, kind, what to do, how often, a few ids
RECORDS = ("audit_plans", "certificates")  # what a body reports under its own name


def quality(staged: Staged, as_of: date) -> pa.Table:
    """One row per body, in the order of their ids.

    `score` runs from 0 to 100: what is left when everything there is to mend is taken from the plans and certificates
    the body reported, refused ones included, in percent of these. `todo` lists what to do as JSON: code, kind,
    sentence in both languages, count, and a few ids to begin with. A check whose tables are absent is left out.
    """
    with tempfile.TemporaryDirectory() as work, open_desk(Path(work)) as con:
        for name, files in staged.files.items():
            if files:
                listed = ", ".join(sql.text(str(file)) for file in files)
                con.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet([{listed}], hive_partitioning = false)")
        found = _found(con, staged, as_of)
        for body, entry in _refused(con, staged):
            found.setdefault(body, []).append(entry)
        return _scored(_records(con, staged), found)


def _records(con: duckdb.DuckDBPyConnection, staged: Staged) -> dict[str, int]:
    """How many plans and certificates each body reported."""
    counts: dict[str, int] = {}
    for name in RECORDS:
        if staged.files.get(name):
            for body, count in con.sql(f"SELECT body_id, count(*) FROM {name} GROUP BY ALL").fetchall():
                if body is not None:
                    counts[body] = counts.get(body, 0) + count
    return counts


def _found(con: duckdb.DuckDBPyConnection, staged: Staged, as_of: date) -> dict[str, list[Found]]:
    """Per body: the checks that found something, with how often and a few ids."""
    late_days = parameter("quality.late_certificate_days").on(as_of).value
    found: dict[str, list[Found]] = {}
    for check in CHECKS:
        if all(staged.files.get(name) for name in check.reads):
            rows = check.rows.format(as_of=as_of.isoformat(), late_days=late_days)
            query = f"SELECT body_id, count(*), min(id, {SAMPLES}) FROM ({rows}) WHERE body_id IS NOT NULL GROUP BY ALL"
            for body, count, ids in con.sql(query).fetchall():
                found.setdefault(body, []).append((check.code, check.kind, check.todo, count, list(ids)))
    return found


def _refused(con: duckdb.DuckDBPyConnection, staged: Staged) -> list[tuple[str, Found]]:
    """(body, entry) for every body that has rows refused; the ids are file and line."""
    if staged.rejected is None or not staged.rejected.num_rows:
        return []
    con.register("rejected", staged.rejected)
    counted = con.sql(
        f"""SELECT body_id, count(*), min(place, {SAMPLES}) FROM (
            SELECT DISTINCT body_id, file || ':' || line AS place FROM rejected
            WHERE action = '{ROW}' AND body_id IS NOT NULL) GROUP BY ALL"""
    ).fetchall()
    return [(body, ("refused", "rejected", REFUSED, count, list(places))) for body, count, places in counted]


def _scored(records: dict[str, int], found: dict[str, list[Found]]) -> pa.Table:
    rows = []
    for body in sorted({*records, *found}):
        entries = found.get(body, [])
        kinds = {kind: sum(count for _, its, _, count, _ in entries if its == kind) for kind in KINDS}
        reported = records.get(body, 0)
        whole = max(reported + kinds["rejected"], 1)
        score = round(100 * max(0.0, 1 - sum(kinds.values()) / whole), 6)
        todo = [
            {"code": code, "kind": kind, "zh": words.zh, "en": words.en, "count": count, "ids": ids}
            for code, kind, words, count, ids in entries
        ]
        told = json.dumps(todo, ensure_ascii=False)
        rows.append({"body_id": body, "score": score, "records": reported, **kinds, "todo": told})
    return pa.Table.from_pylist(rows, schema=SCHEMA)
