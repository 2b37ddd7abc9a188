"""The files of a dataset folder: which of them is which table."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from gongxin.errors import InputRefused
from gongxin.intake.cnca.tables import CNCA_TABLES
from gongxin.intake.rejected import Rejection
from gongxin.records import TABLES

READ = (".parquet", ".csv", ".xlsx", ".json", ".jsonl")
LOOKS_LIKE_DATA = (*READ, ".tsv", ".txt", ".xls", ".xlsm", ".ods", ".feather", ".orc", ".avro", ".gz", ".zip")


@dataclass(frozen=True)
class Source:
    """One file that holds one table, of the contract or of the CNCA reports."""

    table: str
    file: Path


def sources(folder: Path) -> tuple[list[Source], list[Rejection]]:
    """The files to read, in the order of the contract, and an entry for each data file that is none of its tables."""
    found: dict[str, Path] = {}
    passed_by = []
    for file in _listed(folder):
        table = _table(file)
        if file.is_symlink() and not _stays_within(file, folder):
            code = "link_out" if os.path.exists(file) else "link_nowhere"
            passed_by.append(Rejection(table or "", file.name, None, "", "", code))
        elif table is not None:
            _take(found, table, file)
        elif file.suffix.lower() in LOOKS_LIKE_DATA:
            named = _named(file)
            passed_by.append(Rejection(named or "", file.name, None, "", "", "no_format" if named else "no_table"))
    if not found:
        raise InputRefused(
            "%(folder)s holds no table of the dataset contract; name the files after the tables, for example "
            "certificates.csv.",
            folder=folder,
        )
    order = [*TABLES, *CNCA_TABLES]
    return [Source(table, found[table]) for table in sorted(found, key=order.index)], passed_by


def _stays_within(link: Path, folder: Path) -> bool:
    try:
        return link.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # links in a circle
        return False


def _listed(folder: Path) -> list[Path]:
    if not folder.exists():
        raise InputRefused("There is no folder %(folder)s; name the folder that holds the tables.", folder=folder)
    if not folder.is_dir():
        raise InputRefused("%(folder)s is not a folder; name the folder that holds the tables.", folder=folder)
    try:
        return sorted(file for file in folder.iterdir() if not file.name.startswith((".", "~$", "_")))
    except PermissionError:
        raise InputRefused("%(folder)s may not be read; ask for permission to read it.", folder=folder) from None


def _take(found: dict[str, Path], table: str, file: Path) -> None:
    if table in found:
        raise InputRefused(
            "%(first)s and %(second)s both hold the table %(table)s; keep one of them.",
            first=found[table].name, second=file.name, table=table,
        )  # fmt: skip
    if file.is_symlink() and not os.path.exists(file):
        raise InputRefused("%(file)s is a link that leads nowhere; put the table itself there.", file=file.name)
    if not file.is_file():
        raise InputRefused("%(file)s is not a file; put the table into one file.", file=file.name)
    if not os.access(file, os.R_OK):
        raise InputRefused("%(file)s may not be read; ask for permission to read it.", file=file.name)
    if not file.stat().st_size:
        raise InputRefused("%(file)s is empty; write at least the column names into it.", file=file.name)
    found[table] = file


def _table(file: Path) -> str | None:
    """The table a file is named after, or None."""
    return _named(file) if file.suffix.lower() in READ else None


def _named(file: Path) -> str | None:
    stem = file.stem.strip().lower()
    if stem in TABLES or stem in CNCA_TABLES:
        return stem
    named = [name for name, table in CNCA_TABLES.items() if stem == table.zh]
    return named[0] if named else None
