"""How good the data of each body are: late, missing and contradictory reports, a score, and what there is to do."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa

from gongxin.i18n import Text
from gongxin.intake.staged import Staged
from gongxin.law.parameters import parameter
from gongxin.records import TABLES

SAMPLES = 5
SCHEMA = pa.schema(
    [
        ("body_id", pa.string()),
        ("score", pa.float64()),
        ("records", pa.int64()),
        ("late", pa.int64()),
        ("missing", pa.int64()),
        ("contradictory", pa.int64()),
        ("todo", pa.string()),
    ]
)


@dataclass(frozen=True)
class Check:
    """One way a report can be poor: a table of `body_id` and `id`, as SQL, and what the body has to do about it."""

    code: str
    kind: str  # late, missing or contradictory
    reads: tuple[str, ...]
    todo: Text
    rows: str


CHECKS = (
    Check(
        "plan_reported_late",
        "late",
        ("audit_plans",),
        Text("审核开始前上报计划", "Report plans before the audit begins"),
        "SELECT body_id, plan_id AS id FROM audit_plans WHERE reported_at > planned_start_at",
    ),
    Check(
        "certificate_reported_late",
        "late",
        ("certificates",),
        Text("证书颁发后及时上报", "Report certificates soon after their issue"),
        "SELECT body_id, cert_no AS id FROM certificates WHERE reported_at::DATE > issued_on + {late_days}",
    ),
    Check(
        "plan_without_place",
        "missing",
        ("audit_plans",),
        Text("补充现场地址坐标", "Give the place of the audited site"),
        "SELECT body_id, plan_id AS id FROM audit_plans WHERE site_lat IS NULL AND NOT coalesce(remote, false)",
    ),
    Check(
        "certificate_without_dates",
        "missing",
        ("certificates",),
        Text("补充决定日期、颁证日期或有效期", "Give the days of decision, issue and expiry"),
        "SELECT body_id, cert_no AS id FROM certificates "
        "WHERE decided_on IS NULL OR issued_on IS NULL OR expires_on IS NULL",
    ),
    Check(
        "unknown_organisation",
        "contradictory",
        ("certificates", "organisations"),
        Text("上报证书所属组织", "Report the organisation of the certificate"),
        "SELECT body_id, cert_no AS id FROM certificates ANTI JOIN organisations USING (org_id)",
    ),
    Check(
        "expires_before_issue",
        "contradictory",
        ("certificates",),
        Text("更正早于颁证日期的有效期", "Correct an expiry before the issue"),
        "SELECT body_id, cert_no AS id FROM certificates WHERE expires_on < issued_on",
    ),
    Check(
        "expired_and_valid",
        "contradictory",
        ("certificates",),
        Text("更新已过期证书的状态", "Update the state of certificates that have expired"),
        "SELECT body_id, cert_no AS id FROM certificates WHERE status = '01' AND expires_on < DATE '{as_of}'",
    ),
    Check(
        "plan_ends_before_start",
        "contradictory",
        ("audit_plans",),
        Text("更正早于开始时间的结束时间", "Correct a planned end before the start"),
        "SELECT body_id, plan_id AS id FROM audit_plans WHERE planned_end_at < planned_start_at",
    ),
)


def quality(staged: Staged, as_of: date) -> pa.Table:
    """One row per body: a score from 0 to 100, the share of its plans and certificates with nothing to mend.

    `todo` lists what to do as JSON: code, sentence in both languages, count, and a few ids to begin with. A check whose
    tables are absent is left out.
    """
    con = duckdb.connect(config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"})
    try:
        for name, files in staged.files.items():
            if name in TABLES and files:
                con.read_parquet([str(file) for file in files]).create_view(name)
        return _scored(_records(con, staged), _found(con, staged, as_of))
    finally:
        con.close()


def _records(con: duckdb.DuckDBPyConnection, staged: Staged) -> dict[str, int]:
    """How many plans and certificates each body reported."""
    counts: dict[str, int] = {}
    for name in ("audit_plans", "certificates"):
        if staged.files.get(name):
            for body, count in con.sql(f"SELECT body_id, count(*) FROM {name} GROUP BY ALL").fetchall():
                if body is not None:
                    counts[body] = counts.get(body, 0) + count
    return counts


def _found(con: duckdb.DuckDBPyConnection, staged: Staged, as_of: date) -> dict[str, list[tuple[Check, int, Any]]]:
    """Per body: the checks that found something, with how often and a few ids."""
    late_days = parameter("quality.late_certificate_days").on(as_of).value
    found: dict[str, list[tuple[Check, int, Any]]] = {}
    for check in CHECKS:
        if all(staged.files.get(name) for name in check.reads):
            rows = check.rows.format(as_of=as_of.isoformat(), late_days=late_days)
            query = f"SELECT body_id, count(*), min(id, {SAMPLES}) FROM ({rows}) GROUP BY ALL"
            for body, count, ids in con.sql(query).fetchall():
                if body is not None:
                    found.setdefault(body, []).append((check, count, ids))
    return found


def _scored(records: dict[str, int], found: dict[str, list[tuple[Check, int, Any]]]) -> pa.Table:
    rows = []
    for body in sorted({*records, *found}):
        kinds = {"late": 0, "missing": 0, "contradictory": 0}
        for check, count, _ in found.get(body, ()):
            kinds[check.kind] += count
        whole = max(records.get(body, 0), 1)
        score = round(100 * max(0.0, 1 - sum(kinds.values()) / whole), 6)
        todo = [
            {"code": c.code, "kind": c.kind, "zh": c.todo.zh, "en": c.todo.en, "count": n, "ids": list(ids)}
            for c, n, ids in found.get(body, ())
        ]
        told = json.dumps(todo, ensure_ascii=False)
        rows.append({"body_id": body, "score": score, "records": records.get(body, 0), **kinds, "todo": told})
    return pa.Table.from_pylist(rows, schema=SCHEMA)
