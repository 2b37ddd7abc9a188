"""Two small tables that place the findings: by body and by province."""

from __future__ import annotations

from pathlib import Path

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from gongxin.detection.runner import Runner

BODIES_SCHEMA = pa.schema(
    [
        ("body_id", pa.string()),
        ("name", pa.string()),
        ("division", pa.string()),
        ("certificates", pa.int64()),
        ("plans", pa.int64()),
    ]
)
PROVINCES_SCHEMA = pa.schema(
    [
        ("province", pa.string()),  # the first two digits of the division; empty where the place is unknown
        ("certificates", pa.int64()),
        ("certificates_named", pa.int64()),  # certificates that a finding names
        ("plans", pa.int64()),
        ("plans_named", pa.int64()),
    ]
)


def bodies(runner: Runner) -> pa.Table:
    """Every body that is registered or reports: its name, division, certificates and plans."""
    registered = runner.table("bodies").select("body_id", "name", "division")
    held = {row["body_id"]: row for row in runner.engine.fetch(registered).to_pylist()}
    counts = {name: _count(runner, name, "body_id") for name in ("certificates", "audit_plans")}
    ids = sorted({*held, *counts["certificates"], *counts["audit_plans"]} - {None, ""})
    rows = [
        {
            **held.get(id_, {"body_id": id_}),
            "certificates": counts["certificates"].get(id_, 0),
            "plans": counts["audit_plans"].get(id_, 0),
        }
        for id_ in ids
    ]
    return pa.Table.from_pylist(rows, schema=BODIES_SCHEMA)


def provinces(findings: pa.Table, runner: Runner, work: Path) -> pa.Table:
    """How many certificates and plans each province has, and how many of them a finding names (information apart)."""
    telling = findings.filter(pc.not_equal(findings["severity"], "info"))
    places = runner.table("organisations").select("org_id", "division")
    certificates = runner.table("certificates").select("cert_no", "org_id").left_join(places, "org_id")
    plans = runner.table("audit_plans").select("plan_id", "org_id", "site_division").left_join(places, "org_id")
    placed = {
        "certificates": certificates.select("cert_no", place="division"),
        "plans": plans.select("plan_id", place=ibis.coalesce(plans.site_division, plans.division)),
    }
    rows: dict[str, dict[str, int | str]] = {}
    for name, table in placed.items():
        key = table.columns[0]
        for row in runner.engine.fetch(_by_province(table, _named(telling, key, runner, work))).to_pylist():
            province = row["province"] or ""
            rows.setdefault(province, {"province": province, **_noughts()})
            rows[province] |= {name: row["all"], f"{name}_named": row["named"]}
    return pa.Table.from_pylist(list(rows.values()), schema=PROVINCES_SCHEMA)


def _named(findings: pa.Table, key: str, runner: Runner, work: Path) -> ir.Table:
    """The certificates or plans that findings name, as a table of the engine."""
    file = work / f"named_{key}.parquet"
    pq.write_table(pa.table({"named": pc.unique(findings[key].drop_null())}), file)
    return runner.engine.open(f"named_{key}", (file,), {"named": "string"})


def _by_province(placed: ir.Table, named: ir.Table) -> ir.Table:
    joined = placed.left_join(named, placed[placed.columns[0]] == named.named)
    marked = joined.select(province=joined.place.substr(0, 2), hit=joined.named.notnull().cast("int64"))
    return marked.group_by("province").aggregate(all=marked.count(), named=marked.hit.sum())


def _noughts() -> dict[str, int]:
    return {"certificates": 0, "certificates_named": 0, "plans": 0, "plans_named": 0}


def _count(runner: Runner, table: str, by: str) -> dict[str, int]:
    source = runner.table(table).select(by)
    rows = runner.engine.fetch(source.group_by(by).aggregate(rows=source.count())).to_pylist()
    return {row[by]: row["rows"] for row in rows}
