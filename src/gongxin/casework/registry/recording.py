"""Write one fact about one record: from this day to that day it is so.

What we held before for those days is not overwritten: its knowledge ends now, and the parts of it outside the new
period are written again beside the new version.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone

from gongxin.casework.registry.digest import digest
from gongxin.casework.registry.followers import tell_of
from gongxin.casework.registry.models import Batch
from gongxin.casework.registry.version import BEGINNING, FOREVER, PERIODS, Version

AnyVersion = TypeVar("AnyVersion", bound=Version)
OURS = {"id", "digest", "batch", *PERIODS}


@transaction.atomic
def record(
    model: type[AnyVersion],
    values: Mapping[str, Any],
    *,
    true_from: date = BEGINNING,
    true_to: date = FOREVER,
    batch: Batch | None = None,
    known: datetime | None = None,
) -> AnyVersion:
    """The record of `values` is as they say from `true_from` until before `true_to`; we know it from `known` on."""
    moment = known or timezone.now()
    key = {name: values.get(name) for name in (*model.TABLE.key, *model.TABLE.also_by)}
    fresh = _version(model, values, true_from, true_to, moment, batch)
    held = list(model.objects.known().select_for_update().filter(**_lookup(key)))
    touched = [each for each in held if each.true_from < true_to and true_from < each.true_to]
    left_over = [piece for each in touched for piece in _outside(each, true_from, true_to, moment)]
    model.objects.filter(pk__in=[each.pk for each in touched]).update(known_to=moment)
    model.objects.bulk_create([*left_over, fresh])
    tell_of(fresh)
    return fresh


def changed(version: AnyVersion, changes: Mapping[str, Any]) -> dict[str, Any]:
    """All columns of a version with some of them changed, ready to be recorded."""
    unknown = set(changes) - {field.name for field in version._meta.concrete_fields}
    if unknown:
        raise KeyError(f"{version.TABLE.name} has no columns {sorted(unknown)}")
    return {**_carried(version), **changes}


def _lookup(key: Mapping[str, Any]) -> dict[str, Any]:
    return {
        f"{name}__isnull" if value is None else name: True if value is None else value for name, value in key.items()
    }


def _carried(version: Version) -> dict[str, Any]:
    """Every column but those that date the version: the contract's and those derived for jurisdiction."""
    fields = (field.attname for field in version._meta.concrete_fields if field.name not in OURS)
    return {name: getattr(version, name) for name in fields}


def _version(
    model: type[AnyVersion], values: Mapping[str, Any], first: date, after: date, moment: datetime, batch: Batch | None
) -> AnyVersion:
    return model(
        **values,
        true_from=first,
        true_to=after,
        known_from=moment,
        digest=digest(model.TABLE, values),
        batch=None if batch is None else batch.pk,
    )


def _outside(held: AnyVersion, first: date, after: date, moment: datetime) -> Iterator[AnyVersion]:
    """What remains of a version before `first` and from `after` on."""
    for start, end in ((held.true_from, min(held.true_to, first)), (max(held.true_from, after), held.true_to)):
        if start < end:
            piece = _version(type(held), _carried(held), start, end, moment, None)
            piece.batch = held.batch
            yield piece
