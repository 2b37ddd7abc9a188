"""The model behind every register: one row is one version of one record.

    true_from, true_to   from which day to before which day it was so in the world
    known_from, known_to   from when to before when we held it to be so

A record on day D as known at time K is the version with true_from <= D < true_to and known_from <= K < known_to.
No version is ever changed or removed except for the end of what we knew (`known_to`), which is written once. The
method is the bitemporal table of SQL:2011 (system-versioned with application-time periods; Snodgrass 1999).
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models.base import ModelBase

from gongxin.casework.registry.fields import field_of
from gongxin.casework.registry.when import When
from gongxin.records.model import Table

BEGINNING, FOREVER = date(1900, 1, 1), date(9999, 12, 31)
STILL_KNOWN = datetime(9999, 1, 1, tzinfo=UTC)
PERIODS = ("true_from", "true_to", "known_from", "known_to")


class Versions(models.QuerySet["Version"]):
    """Rows of a register."""

    def at(self, when: When) -> Versions:
        """The versions true on `when.on` as known at `when.known`."""
        of_day = self.filter(true_from__lte=when.on, true_to__gt=when.on)
        if when.known is None:
            return of_day.filter(known_to=STILL_KNOWN)
        return of_day.filter(known_from__lte=when.known, known_to__gt=when.known)

    def known(self) -> Versions:
        """All versions we hold true today, of every day."""
        return self.filter(known_to=STILL_KNOWN)

    def of(self, **key: Any) -> Versions:
        """All versions of one record, oldest truth first, latest knowledge last."""
        return self.filter(**key).order_by("true_from", "known_from")


def _periods_in_order(table: Table) -> models.CheckConstraint:
    """No version ends before it begins, in the world or in our knowledge; the database refuses one."""
    in_order = models.Q(true_to__gte=models.F("true_from"), known_to__gte=models.F("known_from"))
    return models.CheckConstraint(condition=in_order, name=f"{table.name}_periods")


class Declared(ModelBase):
    """Takes the columns of a model from its table of the contract."""

    def __new__(mcs, name: str, bases: tuple[type, ...], attrs: dict[str, Any], **options: Any) -> Any:
        table: Table | None = options.pop("table", None)
        if table is not None:
            attrs["TABLE"] = table
            for column in table.columns:
                attrs.setdefault(column.name, field_of(column, column.name in table.required))
            attrs["Meta"].constraints = [_periods_in_order(table)]
        return super().__new__(mcs, name, bases, attrs, **options)


class Version(models.Model, metaclass=Declared):
    """One version of one record. `digest` is a hash of its columns; `batch` says which import or act brought it."""

    TABLE: ClassVar[Table]
    BELONGS: ClassVar[dict[str, tuple[str, ...]]] = {}
    BEGINS: ClassVar[str] = ""  # the column that says from which day a record can be true; "" for always

    PLACES: ClassVar[dict[str, tuple[str, str]]] = {}  # column → register and key whose `division` it copies

    id = models.BigAutoField(primary_key=True, db_column="version_id")
    true_from = models.DateField(default=BEGINNING)
    true_to = models.DateField(default=FOREVER)
    known_from = models.DateTimeField()
    known_to = models.DateTimeField(default=STILL_KNOWN)
    digest = models.CharField(max_length=32)
    batch = models.BigIntegerField(null=True)

    objects = Versions.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return " / ".join(str(value) for value in self.key.values())

    @property
    def key(self) -> dict[str, Any]:
        """The key of the record this is a version of, by column."""
        return {name: getattr(self, name) for name in (*self.TABLE.key, *self.TABLE.also_by)}

    @property
    def values(self) -> dict[str, Any]:
        """The columns of the contract, by name."""
        return {name: getattr(self, name) for name in self.TABLE.names}
