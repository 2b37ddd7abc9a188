"""Correct what a register says of one record, from a day on, with the ground for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from gongxin.casework.accounts.models import Account
from gongxin.casework.registry import places
from gongxin.casework.registry.actions.acting import act, check_may_change, check_seen, checked_ground, version_on
from gongxin.casework.registry.followers import tell_of
from gongxin.casework.registry.models import REGISTERS
from gongxin.casework.registry.recording import changed, record
from gongxin.casework.registry.version import Version
from gongxin.casework.registry.written import read_value
from gongxin.casework.trail.write import note
from gongxin.errors import UserError


@transaction.atomic
def correct_record(
    *,
    by: Account,
    table: str,
    key: Mapping[str, Any],
    written: Mapping[str, str],
    from_on: date,
    ground: str,
    seen: int | None = None,
) -> Version:
    """The columns of `written` (as text) read so from `from_on` on; every other column and earlier day stays."""
    check_may_change(by)
    ground = checked_ground(ground)
    model = REGISTERS[table]
    held = version_on(by, model, from_on, **key)
    check_seen(held, seen)
    values = changes_of(held, written)
    batch = act(by, ground)
    fresh = held
    for version in _from_day_on(model, key, from_on):
        said, begins = changed(version, values), max(version.true_from, from_on)
        fresh = record(model, said, true_from=begins, true_to=version.true_to, batch=batch, known=batch.at)
    if "division" in values:
        places.follow(model, batch.pk)
        tell_of(fresh)
    told = " / ".join(str(value) for value in key.values())
    note(
        "record_corrected", by=by, subject=(table, told[:80]), table=table, key=told,
        from_on=from_on, ground=ground, columns=", ".join(values),
    )  # fmt: skip
    return fresh


def changes_of(held: Version, written: Mapping[str, str]) -> dict[str, Any]:
    """The values that differ from what is held; refused where none does, or where a key would change."""
    table, changes = held.TABLE, {}
    for name, text in written.items():
        value = read_value(table[name], text)
        if value != getattr(held, name):
            changes[name] = value
    if set(changes) & {*table.key, *table.also_by}:
        raise UserError("The key of a record cannot be corrected; report the record under its right key.")
    if not changes:
        raise UserError("Nothing has changed.")
    return changes


def _from_day_on(model: type[Version], key: Mapping[str, Any], from_on: date) -> list[Version]:
    """The versions we hold that reach to or beyond the day."""
    return list(model.objects.known().filter(**key, true_to__gt=from_on).order_by("true_from"))
