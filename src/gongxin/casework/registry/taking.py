"""Take a dataset into the registers: what is new is added, what changed becomes a new version, the rest stays."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from django.db import connection, transaction
from django.utils import timezone

from gongxin.casework.registry import places
from gongxin.casework.registry.bulk import ROWS, load, quoted, unload
from gongxin.casework.registry.columns import arrow_schema, database_moment, plain, plain_column
from gongxin.casework.registry.followers import tell
from gongxin.casework.registry.history import versions_sql
from gongxin.casework.registry.indexes import indexed_afterwards
from gongxin.casework.registry.models import REGISTERS, Batch
from gongxin.casework.registry.version import STILL_KNOWN, Version
from gongxin.casework.trail.write import note
from gongxin.intake import Staged, read_dataset
from gongxin.records import TABLES
from gongxin.records.model import Kind, Table

Progress = Callable[[str, str], None]


def _silent(kind: str, name: str) -> None:
    """Show nothing."""
    del kind, name


@dataclass(frozen=True)
class Taken:
    """What came of one dataset: the batch, and the rows that were refused."""

    batch: Batch
    rejected: pa.Table


def take_dataset(folder: Path, *, by: Any = None, kind: str = "import", progress: Progress = _silent) -> Taken:
    """Read the dataset in `folder` and take it in, all of it or nothing. Refused rows are handed back with reasons."""
    with tempfile.TemporaryDirectory() as work:
        staged = read_dataset(folder, Path(work), progress)
        origin = str(staged.manifest.get("origin", "")) or folder.name
        return take_staged(staged, by=by, kind=kind, origin=origin, progress=progress)


@transaction.atomic
def take_staged(
    staged: Staged, *, by: Any = None, kind: str, origin: str, body_id: str = "", progress: Progress = _silent
) -> Taken:
    """Take tables that intake has read. Runs in one transaction, with its entry in the audit trail."""
    as_of = staged.manifest.get("as_of") or timezone.localdate()
    batch = Batch.objects.create(
        kind=kind, origin=origin[:200], as_of=as_of, at=timezone.now(), by=str(by or ""), body_id=body_id
    )
    with duckdb.connect() as con:
        taking = _Taking(con, batch, as_of if isinstance(as_of, date) else date.fromisoformat(str(as_of)), staged)
        for name in staged.files:
            progress("taking in", name)
            batch.counts[name] = taking.table(TABLES[name])
        progress("indexing", "")
        tell(taking.changes)
    batch.save(update_fields=["counts"])
    totals = {key: sum(counts[key] for counts in batch.counts.values()) for key in ("added", "changed")}
    note("dataset_imported", by=by, origin=origin, rejected=staged.rejected.num_rows, **totals)
    return Taken(batch, staged.rejected)


@dataclass
class _Taking:
    """One dataset on its way into the registers."""

    con: duckdb.DuckDBPyConnection
    batch: Batch
    as_of: date
    staged: Staged
    changes: dict[type[Version], pa.Table | None] = field(default_factory=dict)

    def table(self, table: Table) -> dict[str, int]:
        """Take one table; how many records were added, changed, and the same as before."""
        model = REGISTERS[table.name]
        self._views(table)
        places.gather(self.con, model, self.staged)
        with_events = bool(self.staged.files.get("certificate_events"))
        held = self._held(model)
        self.con.register("held", held)
        self.con.execute(f"CREATE OR REPLACE TEMP VIEW versions AS {versions_sql(table, with_events)}")
        incoming = self.staged.rows[table.name]
        if not held.num_rows:
            with indexed_afterwards(model):
                versions = self._load(model, "SELECT * FROM versions")
            self.changes[model] = None
            return {"added": incoming, "changed": 0, "same": 0, "versions": versions}
        fresh = self._load(model, f"SELECT v.* FROM versions v ANTI JOIN held h ON {_same_key(table)}")
        added = self._one(f"SELECT count(*) FROM incoming v ANTI JOIN held h ON {_same_key(table)}")
        changed = self._change(model)
        if changed:
            places.follow(model, self.batch.pk)
        self.changes[model] = self._changed_keys(table)
        return {"added": added, "changed": changed, "same": incoming - added - changed, "versions": fresh + changed}

    def _views(self, table: Table) -> None:
        for view, name in (("incoming", table.name), ("certificate_events", "certificate_events")):
            files = [str(file) for file in self.staged.files.get(name, ())]
            if files:
                self.con.execute(
                    f"CREATE OR REPLACE TEMP VIEW {view} AS SELECT {quoted(TABLES[name].names)} "
                    f"FROM read_parquet({files!r}, hive_partitioning = false)"
                )

    def _held(self, model: type[Version]) -> pa.Table:
        """Key, digest and number of the version of each record that we hold to be true from now on."""
        key = (*model.TABLE.key, *model.TABLE.also_by)
        whole = dict(zip(arrow_schema(model.TABLE).names, arrow_schema(model.TABLE).types, strict=True))
        schema = pa.schema(
            [("version_id", pa.int64()), ("true_from", pa.date32()), ("digest", pa.string())]
            + [(name, whole[name]) for name in key]
        )
        day = plain_column("true_from", Kind.DATE)
        shown = ", ".join(("version_id", day, "digest", *(plain(model.TABLE, name) for name in key)))
        sql = f'SELECT {shown} FROM "{model._meta.db_table}" WHERE known_to = %s AND true_to = %s'
        rows = unload(sql, (database_moment(STILL_KNOWN), "9999-12-31"), schema)
        return pa.Table.from_batches(rows, schema)

    def _change(self, model: type[Version]) -> int:
        """Records that read otherwise than we held: what we knew ends, its past is kept, the new version begins."""
        table, name = model.TABLE, model._meta.db_table
        day = (
            "CASE WHEN v.true_from > h.true_from THEN v.true_from "
            "WHEN h.true_from < $as_of THEN $as_of ELSE h.true_from END"
        )
        self.con.execute(
            f"CREATE OR REPLACE TEMP TABLE changed AS "
            f"SELECT h.version_id, {day} AS day, v.* EXCLUDE (true_from, true_to) "
            f"FROM versions v JOIN held h ON {_same_key(table)} "
            "WHERE v.true_to = DATE '9999-12-31' AND v.digest <> h.digest",
            {"as_of": self.as_of},
        )
        count = self._one("SELECT count(*) FROM changed")
        if not count:
            return 0
        columns = quoted(field.column for field in model._meta.concrete_fields if field.column not in NOT_CARRIED)
        with connection.cursor() as cursor:
            cursor.execute("CREATE TEMP TABLE closing (version_id bigint PRIMARY KEY, day date)")
            load("closing", self._batches("SELECT version_id, day FROM changed"))
            moment = database_moment(self.batch.at)
            cursor.execute(
                f'INSERT INTO "{name}" ({columns}, true_from, true_to, known_from, known_to) '
                f"SELECT {columns}, true_from, closing.day, %s, %s "
                f'FROM "{name}" JOIN closing USING (version_id) WHERE true_from < closing.day',
                (moment, database_moment(STILL_KNOWN)),
            )
            cursor.execute(
                f'UPDATE "{name}" SET known_to = %s WHERE version_id IN (SELECT version_id FROM closing)', (moment,)
            )
            cursor.execute("DROP TABLE closing")
        self._load(
            model, "SELECT * EXCLUDE (version_id, day), day AS true_from, DATE '9999-12-31' AS true_to FROM changed"
        )
        return count

    def _changed_keys(self, table: Table) -> pa.Table:
        """The keys of the records that were added or changed."""
        key = quoted(table.key)
        fresh = f"SELECT {key} FROM incoming v ANTI JOIN held h ON {_same_key(table)}"
        return self.con.sql(f"{fresh} UNION SELECT {key} FROM changed").to_arrow_table()

    def _load(self, model: type[Version], sql: str) -> int:
        """Append versions that we know from this batch on."""
        begins, ends = database_moment(self.batch.at), database_moment(STILL_KNOWN)
        known = f"'{begins}' AS known_from, '{ends}' AS known_to, {self.batch.pk} AS batch"
        placed = "".join(f', "{name}".division AS "{name}"' for name in model.PLACES)
        joins = "".join(f' LEFT JOIN "{name}" USING ("{key}")' for name, (_, key) in model.PLACES.items())
        return load(model._meta.db_table, self._batches(f"SELECT r.*{placed}, {known} FROM ({sql}) r{joins}"))

    def _batches(self, sql: str) -> Iterator[pa.RecordBatch]:
        yield from self.con.sql(sql).to_arrow_reader(ROWS)

    def _one(self, sql: str) -> int:
        rows = self.con.execute(sql).fetchall()  # all of them: an unfinished answer would hold up the next question
        return int(rows[0][0])


NOT_CARRIED = ("version_id", "true_from", "true_to", "known_from", "known_to")


def _same_key(table: Table) -> str:
    return " AND ".join(f'v."{name}" IS NOT DISTINCT FROM h."{name}"' for name in (*table.key, *table.also_by))
