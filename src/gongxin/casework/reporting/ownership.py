"""What a body may report: its own plans, results, certificates and rules, and clients that are new to the register.

Everything else in a submission is set aside with the reason. The registers of approvals, of registrations and of what
supervision knows are kept by others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from gongxin.casework.registry.models import REGISTERS
from gongxin.i18n import Text
from gongxin.intake import Staged
from gongxin.intake.rejected import ROW, SCHEMA
from gongxin.records import TABLES

OWN = ("rules", "audit_plans", "certificates", "ccc_certificates")  # name the body themselves
BY_PLAN = ("audit_team", "sign_ins", "explanations", "audit_results")
BY_CERTIFICATE = ("certificate_events", "test_reports", "factory_inspections", "marks")
NEW_ONLY = ("people", "organisations")
REPORTED = (*OWN, *BY_PLAN, *BY_CERTIFICATE, *NEW_ONLY)

NOT_YOURS = Text("该表不由认证机构上报", "this table is not reported by bodies")
ANOTHER_BODY = Text("该行写的是其他认证机构的批准号", "the row names another body")
HELD_BY_ANOTHER = Text("该编号已由其他认证机构上报", "this number was reported by another body")
NO_OWN_PLAN = Text("找不到本机构的该审核计划", "no audit plan of this body has that number")
NO_OWN_CERTIFICATE = Text("找不到本机构的该证书", "no certificate of this body has that number")
KEPT_BY_OTHERS = Text("该记录已在登记库中，不由认证机构变更", "the record is held already and not changed by bodies")


@dataclass(frozen=True)
class Sifted:
    """The part of a submission that a body may report, and an account of the rest."""

    staged: Staged
    rejected: pa.Table


def sift(staged: Staged, body_id: str, work: Path) -> Sifted:
    """Keep what `body_id` may report."""
    work.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as con:
        sifting = _Sifting(con, staged, body_id, work)
        files, rejected = {}, []
        for name in TABLES:  # plans and certificates come before what hangs on them
            if name in staged.files:
                kept, refused = sifting.table(name)
                rejected.append(refused)
                if kept is not None:
                    files[name] = kept
        rows = {name: _rows(paths) for name, paths in files.items()}
    rest = pa.concat_tables([staged.rejected.select(SCHEMA.names).cast(SCHEMA), *rejected])
    return Sifted(replace(staged, files=files, rows=rows, rejected=rest), rest)


@dataclass
class _Sifting:
    con: duckdb.DuckDBPyConnection
    staged: Staged
    body_id: str
    work: Path

    def table(self, name: str) -> tuple[tuple[Path, ...] | None, pa.Table]:
        """The file with the rows that may be reported (None where the whole table may not), and the others."""
        files = [str(file) for file in self.staged.files[name]]
        self.con.execute(f"CREATE OR REPLACE TEMP VIEW rows AS SELECT * FROM read_parquet({files!r})")
        conditions = list(self._conditions(name))
        case = " ".join(f"WHEN {condition} THEN {number}" for number, (_, condition) in enumerate(conditions))
        self.con.execute(f"CREATE OR REPLACE TEMP TABLE judged AS SELECT *, CASE {case} END AS why FROM rows")
        out = self.work / f"{name}.parquet"
        self.con.execute(f"COPY (SELECT * EXCLUDE (why) FROM judged WHERE why IS NULL) TO '{out}' (FORMAT parquet)")
        self.con.execute(
            f"CREATE OR REPLACE TEMP TABLE own_{name} AS SELECT * EXCLUDE (why) FROM judged WHERE why IS NULL"
        )
        return (None if name not in REPORTED else (out,)), self._refused(name, [reason for reason, _ in conditions])

    def _conditions(self, name: str) -> Iterator[tuple[Text, str]]:
        """Reason → condition of DuckDB under which a row is set aside, the first that holds."""
        if name not in REPORTED:
            yield NOT_YOURS, "true"
        if name in OWN:
            yield ANOTHER_BODY, f"body_id IS DISTINCT FROM '{self.body_id}'"
            key = TABLES[name].key[0]
            self._known("foreign_keys", name, key, own=False)
            yield HELD_BY_ANOTHER, f"{key} IN (SELECT {key} FROM foreign_keys)"
        if name in BY_PLAN:
            yield NO_OWN_PLAN, self._hangs_on("audit_plans", "plan_id")
        if name in BY_CERTIFICATE:
            yield NO_OWN_CERTIFICATE, self._hangs_on("certificates", "cert_no")
        if name in NEW_ONLY:
            key = TABLES[name].key[0]
            self._known("held_keys", name, key, own=None)
            yield KEPT_BY_OTHERS, f"{key} IN (SELECT {key} FROM held_keys)"

    def _hangs_on(self, register: str, key: str) -> str:
        self._known("own_keys", register, key, own=True)
        told = f"UNION SELECT {key} FROM own_{register}" if register in self.staged.files else ""
        return f"{key} IS NULL OR {key} NOT IN (SELECT {key} FROM own_keys WHERE {key} IS NOT NULL {told})"

    def _known(self, view: str, register: str, key: str, own: bool | None) -> None:
        """Which of the keys in `rows` the registers hold: of this body, of another, or of anyone."""
        asked = [
            row[0] for row in self.con.execute(f"SELECT DISTINCT {key} FROM rows WHERE {key} IS NOT NULL").fetchall()
        ]
        held = REGISTERS[register].objects.known()
        if own is not None:
            held = held.filter(body_id=self.body_id) if own else held.exclude(body_id=self.body_id)
        found: list[str] = []
        for first in range(0, len(asked), 500):
            found += held.filter(**{f"{key}__in": asked[first : first + 500]}).values_list(key, flat=True).distinct()
        self.con.register(f"{view}_arrow", pa.table({key: pa.array(found, pa.string())}))
        self.con.execute(f"CREATE OR REPLACE TEMP TABLE {view} AS SELECT * FROM {view}_arrow")

    def _refused(self, name: str, reasons: list[Text]) -> pa.Table:
        key = TABLES[name].key[0]
        found = self.con.execute(f"SELECT why, {key}::VARCHAR FROM judged WHERE why IS NOT NULL").fetchall()
        return pa.Table.from_pylist([_entry(name, key, value, reasons[why]) for why, value in found], schema=SCHEMA)


def _entry(table: str, column: str, value: str | None, reason: Text) -> Mapping[str, object]:
    return {
        "table": table, "file": table, "line": None, "column": column, "value": value or "", "reason": reason.en,
        "action": ROW, "reason_zh": reason.zh, "body_id": None,
    }  # fmt: skip


def _rows(files: tuple[Path, ...]) -> int:
    return sum(pq.read_metadata(file).num_rows for file in files)
