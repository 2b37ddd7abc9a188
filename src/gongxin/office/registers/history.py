"""How a record came to read as it does: every version, what changed, since when it is true and since when known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from gongxin.casework.registry.models import Batch
from gongxin.casework.registry.version import BEGINNING, FOREVER, STILL_KNOWN, Version
from gongxin.office.language import said
from gongxin.office.registers.table import in_words
from gongxin.records.model import Column


@dataclass(frozen=True)
class Change:
    """One column that reads otherwise than in the version before."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Step:
    """One version. Days are None where the period has no beginning or end."""

    true_from: date | None
    true_to: date | None
    known_from: datetime
    known_to: datetime | None
    changes: tuple[Change, ...]
    batch: Batch | None


def history(versions: Sequence[Version], columns: Sequence[Column]) -> tuple[list[Step], list[Step]]:
    """What we hold true today, oldest first; and what we held once and hold no more, latest first."""
    batches = Batch.objects.in_bulk({each.batch for each in versions if each.batch})
    held = sorted((each for each in versions if each.known_to == STILL_KNOWN), key=lambda each: each.true_from)
    once = sorted((each for each in versions if each.known_to != STILL_KNOWN), key=lambda each: each.known_to)
    now = [_step(each, before, columns, batches) for before, each in zip([None, *held], held, strict=False)]
    past = [_step(each, None, columns, batches) for each in reversed(once)]
    return now, past


def _step(version: Version, before: Version | None, columns: Sequence[Column], batches: dict[int, Batch]) -> Step:
    return Step(
        None if version.true_from == BEGINNING else version.true_from,
        None if version.true_to == FOREVER else version.true_to,
        version.known_from,
        None if version.known_to == STILL_KNOWN else version.known_to,
        changes(before, version, columns) if before is not None else (),
        batches.get(version.batch or 0),
    )


def changes(before: Version, after: Version, columns: Sequence[Column]) -> tuple[Change, ...]:
    """The columns in which two versions differ."""
    return tuple(
        Change(said(column), in_words(column, before), in_words(column, after))
        for column in columns
        if getattr(before, column.name) != getattr(after, column.name)
    )
