"""The day a run judges by: chosen by the user, else what the dataset says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from gongxin.errors import InputRefused, UserError
from gongxin.intake.manifest import FILE, read_manifest
from gongxin.intake.values import FIRST_DAY, LAST_DAY


def manifest_of(dataset: Path) -> Mapping[str, Any]:
    """`dataset.toml`, read before anything else so that a run is refused early; refused for another contract."""
    if not dataset.is_dir():
        raise InputRefused("%(folder)s is not a folder; name the folder that holds the tables.", folder=dataset)
    return read_manifest(dataset)


def day_of_run(chosen: date | None, manifest: Mapping[str, Any], dataset: Path) -> date:
    """The day chosen by the user, else the dataset's own; never today's, for a run must be repeatable."""
    day = chosen or _day(manifest.get("as_of"))
    if day is None:
        raise UserError(
            "%(folder)s does not say which day it describes; give the day with --as-of YYYY-MM-DD.", folder=dataset
        )
    return plausible(day)


def plausible(day: date) -> date:
    """The day itself; refused where no record of the field could stand beside it."""
    if not FIRST_DAY <= day.isoformat() <= LAST_DAY:
        raise UserError(
            "No record can be judged by the day %(day)s; give a day from %(first)s to %(last)s.",
            day=day.isoformat(), first=FIRST_DAY, last=LAST_DAY,
        )  # fmt: skip
    return day


def _day(said: object) -> date | None:
    """A TOML date, or a text in ISO form."""
    try:
        day = date.fromisoformat(said) if isinstance(said, str) else said
    except ValueError:
        day = said
    if isinstance(day, datetime):
        return day.date()
    if day is None or isinstance(day, date):
        return day
    raise InputRefused(
        "%(file)s: as_of must be a date like 2026-06-30, not %(value)s.", file=FILE, value=str(said)[:40]
    )
