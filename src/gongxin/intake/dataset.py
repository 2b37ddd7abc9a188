"""Read a dataset folder: every table found, judged, and handed on as clean Parquet with an account of the rest."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from gongxin.errors import InputRefused
from gongxin.intake.cnca.fields import Fields
from gongxin.intake.cnca.reading import CLAIMS, Reading
from gongxin.intake.cnca.tables import CNCA_TABLES
from gongxin.intake.desk import open_desk
from gongxin.intake.headers import Names, names_of
from gongxin.intake.manifest import FILE, coordinate_systems, read_manifest
from gongxin.intake.raw import Raw
from gongxin.intake.readers.csv_file import read_csv
from gongxin.intake.readers.json_file import read_json
from gongxin.intake.readers.parquet_file import read_parquet
from gongxin.intake.readers.xlsx_file import read_xlsx
from gongxin.intake.rejected import rejected_table
from gongxin.intake.sources import Source, sources
from gongxin.intake.stage import clean
from gongxin.intake.staged import Progress, Staged
from gongxin.records import TABLES

READERS = {
    ".parquet": read_parquet,
    ".csv": read_csv,
    ".xlsx": read_xlsx,
    ".json": read_json,
    ".jsonl": read_json,
}


def silent(kind: str, name: str) -> None:
    """Show nothing."""
    del kind, name


def read_dataset(folder: Path, work: Path, progress: Progress = silent) -> Staged:
    """Read every table of `folder`. Clean copies, where one is needed, and spilled data go into `work`.

    A clean Parquet file is not copied: `Staged.files` then names the user's own file, which must stay in place.
    """
    found, passed_by = sources(folder)
    _refuse_two_for_one(found)
    manifest = read_manifest(folder)
    work.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(max_workers=1) as beside, open_desk(work) as con:
        sums = {file.name: beside.submit(_sha256, file) for file in _inputs(folder, found)}
        intake = _Intake(con, work, manifest, progress)
        for source in found:
            intake.take(source)
        intake.take_cnca()
        return intake.staged(rejected_table(passed_by), sums)


@dataclass
class _Intake:
    """A dataset half read."""

    con: duckdb.DuckDBPyConnection
    work: Path
    manifest: dict[str, Any]
    progress: Progress
    files: dict[str, tuple[Path, ...]] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    rejected: list[pa.Table] = field(default_factory=list)
    unknown: dict[str, list[str]] = field(default_factory=dict)
    cnca: dict[str, Fields] = field(default_factory=dict)

    def take(self, source: Source) -> None:
        """Read one file; a CNCA table waits until the tables of the contract are there."""
        self.progress("reading", source.table)
        raw = read_raw(source.file, names_of_table(source.table), self.work)
        if raw.unknown:
            self.unknown[source.table] = list(raw.unknown)
        if source.table in CNCA_TABLES:
            self.cnca[source.table] = Fields(raw)
            self.rejected.append(rejected_table(raw.rejections))
        else:
            self.judge(raw)

    def take_cnca(self) -> None:
        """Turn the CNCA tables into tables of the contract and judge these."""
        if not self.cnca:
            return
        key = str(self.manifest.get("person_key", ""))
        for raw in Reading(self.con, self.cnca, self.files, self.work, key).raws():
            self.progress("reading", raw.table)
            self.judge(raw)
        for fields in self.cnca.values():  # they hold numbers of identity documents
            if not fields.raw.own:
                fields.raw.parquet.unlink()

    def judge(self, raw: Raw) -> None:
        """Add the clean rows of `raw` to its table."""
        so_far = self.files.get(raw.table, ())
        to = self.work / f"clean_{raw.table}_{len(so_far)}.parquet"
        cleaned = clean(self.con, raw, to, coordinate_systems(self.manifest).get(raw.table))
        self.files[raw.table] = (*so_far, cleaned.file)
        self.rows[raw.table] = self.rows.get(raw.table, 0) + cleaned.rows
        self.rejected.append(cleaned.rejected)
        if not raw.own:
            raw.parquet.unlink()

    def staged(self, passed_by: pa.Table, sums: Mapping[str, Future[str]]) -> Staged:
        """The dataset as it is handed on, tables in the order of the contract."""
        order = [name for name in TABLES if name in self.files]
        return Staged(
            files={name: self.files[name] for name in order},
            rows={name: self.rows[name] for name in order},
            rejected=pa.concat_tables([*self.rejected, passed_by]),
            inputs={name: total.result() for name, total in sums.items()},
            unknown_columns=self.unknown,
            manifest=self.manifest,
        )


def read_raw(file: Path, names: Names, work: Path) -> Raw:
    """One file as texts, nothing judged: for showing a refused row as it was sent."""
    return READERS[file.suffix.lower()](file, names, work)


def names_of_table(table: str) -> Names:
    """What the columns of a table may be called."""
    if table in CNCA_TABLES:
        return CNCA_TABLES[table].names
    declared = TABLES[table]
    ways = {c.name: (c.name, c.zh, c.en, *([c.cnca] if c.cnca else [])) for c in declared.columns}
    return names_of(table, ways, declared.required)


def _refuse_two_for_one(found: list[Source]) -> None:
    """A table of the contract and the CNCA table it would be read from cannot both be there."""
    present = {source.table: source.file.name for source in found}
    for code, tables in CLAIMS.items():
        for table in tables:
            if code in present and table in present:
                raise InputRefused(
                    "%(first)s and %(second)s both hold the table %(table)s; keep one of them.",
                    first=present[table], second=present[code], table=table,
                )  # fmt: skip


def _inputs(folder: Path, found: list[Source]) -> list[Path]:
    manifest = folder / FILE
    return [*([manifest] if manifest.exists() else []), *(source.file for source in found)]


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
