"""`dataset.toml`: what a dataset says of itself. Every entry may be missing, and so may the file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from gongxin.errors import InputRefused
from gongxin.intake.coordinates import SYSTEMS
from gongxin.intake.places import PAIRS
from gongxin.records import CONTRACT, TABLES

FILE = "dataset.toml"
EVERY_TABLE = "all"


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of `folder`, empty where there is none."""
    file = folder / FILE
    if not file.exists():
        return {}
    if not file.is_file():
        raise InputRefused("%(file)s is not a file; remove it or write it as a file.", file=FILE)
    try:
        said = tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError, RecursionError) as broken:
        raise InputRefused("%(file)s is not TOML (%(why)s); mend it or remove it.", file=FILE, why=broken) from None
    if said.get("contract", CONTRACT) != CONTRACT:
        raise InputRefused(
            "%(file)s asks for version %(asked)s of the contract; this program reads version %(known)d.",
            file=FILE, asked=str(said["contract"])[:40], known=CONTRACT,
        )  # fmt: skip
    coordinate_systems(said)
    return said


def coordinate_systems(manifest: dict[str, Any]) -> dict[str, str]:
    """Table → coordinate system, for tables whose coordinates are not WGS-84.

    `coordinates = "GCJ-02"` holds for every table, `[coordinates] organisations = "BD-09"` for one.
    """
    said = manifest.get("coordinates", {})
    said = {EVERY_TABLE: said} if isinstance(said, str) else said
    located = [name for name, table in TABLES.items() if set(PAIRS) & set(table.names)]
    for table, system in said.items() if isinstance(said, dict) else [("coordinates", said)]:
        if table not in (*located, EVERY_TABLE) or system not in SYSTEMS:
            raise InputRefused(
                "%(file)s: %(table)s = %(system)s is not understood; write one of %(systems)s for one of %(tables)s.",
                file=FILE, table=table, system=str(system)[:40],
                systems=", ".join(SYSTEMS), tables=", ".join([*located, EVERY_TABLE]),
            )  # fmt: skip
    everywhere = said.get(EVERY_TABLE)
    systems = {table: said.get(table, everywhere) for table in located}
    return {table: system for table, system in systems.items() if system not in (None, "WGS-84")}
