"""The CNCA tables of a dataset, turned into raw tables of the contract."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from gongxin.intake import sql
from gongxin.intake.cnca import certificates, plans, results
from gongxin.intake.cnca.fields import Fields
from gongxin.intake.cnca.persons import capitals, holders
from gongxin.intake.desk import refusing
from gongxin.intake.raw import LINE, Raw
from gongxin.intake.rejected import KEPT, Rejection
from gongxin.records import TABLES

CLAIMS = {"102010": ("audit_plans", "audit_team"), "103010": ("certificates",), "103011": ("audit_results",)}


@dataclass(frozen=True)
class Reading:
    """The CNCA tables present, by code; `clean` are the tables of the contract that have been read so far."""

    con: duckdb.DuckDBPyConnection
    fields: Mapping[str, Fields]
    clean: Mapping[str, tuple[Path, ...]]
    work: Path
    person_key: str

    def raws(self) -> Iterator[Raw]:
        """Raw tables in an order in which later ones may look at the clean form of earlier ones."""
        reported, planned, done = (self.fields.get(code) for code in ("103010", "102010", "103011"))
        holders(self.con, self.clean.get("registrations", ()), done, self.person_key)
        if reported:
            yield self._written("certificates", reported, certificates.certificates(reported))
            yield self._missing("organisations", reported, certificates.organisations(reported))
        if planned:
            yield self._written("audit_plans", planned, plans.audit_plans(planned))
            yield self._written("audit_team", planned, plans.audit_team(planned))
            yield self._missing("organisations", planned, plans.organisations(planned))
            yield self._missing("people", planned, plans.people(planned))
        if done:
            results.links(self.con, done, reported, self.clean)
            yield self._results(done)
            yield self._missing("people", done, results.people(done, self.person_key))

    def _results(self, done: Fields) -> Raw:
        """Results whose plan is known; the others are set aside."""
        query = results.audit_results(done, self.person_key)
        lost = self.con.execute(
            f"SELECT line FROM ({query}) WHERE plan_id IS NULL ORDER BY line LIMIT {KEPT}"
        ).fetchall()
        file = done.raw.file
        entries = tuple(Rejection("audit_results", file, line, "plan_id", "", "no_plan") for (line,) in lost)
        return self._written("audit_results", done, f"SELECT * FROM ({query}) WHERE plan_id IS NOT NULL", entries)

    def _missing(self, table: str, source: Fields, query: str) -> Raw:
        """Rows of `query` whose key no row read so far has; of several with one key the first."""
        (key,) = TABLES[table].key
        normal: Callable[[str], str] = capitals if table == "organisations" else str
        known = [f"SELECT {key} FROM read_parquet({sql.text(str(file))})" for file in self.clean.get(table, ())]
        not_known = f" AND {normal(key)} NOT IN ({' UNION ALL '.join(known)})" if known else ""
        first = f"row_number() OVER (PARTITION BY {normal(key)} ORDER BY line) = 1"
        rows = f"SELECT * FROM ({query}) WHERE {key} IS NOT NULL{not_known} QUALIFY {first}"
        return self._written(table, source, rows)

    def _written(self, table: str, source: Fields, query: str, entries: tuple[Rejection, ...] = ()) -> Raw:
        to = self.work / f"raw_{table}_{source.raw.table}.parquet"
        with refusing(source.raw.file):
            described = self.con.execute(f"DESCRIBE {query}").fetchall()
            columns = {row[0]: row[0] for row in described if row[0] in TABLES[table].names}
            chosen = ", ".join(map(sql.name, columns))
            self.con.execute(
                f"COPY (SELECT line AS {sql.name(LINE)}, {chosen} FROM ({query}) ORDER BY line) "
                f"TO {sql.text(str(to))} (FORMAT parquet)"
            )
        return Raw(table, source.raw.file, to, columns, rejections=entries)
