"""From a column of the contract to a field of a Django model. Nothing else says what a column of a register is."""

from __future__ import annotations

from django.db import models

from gongxin.records.model import Column, Kind

FIELDS: dict[Kind, type[models.Field]] = {
    Kind.TEXT: models.TextField,
    Kind.LIST: models.TextField,  # joined with the full-width semicolon, as in the contract
    Kind.DATE: models.DateField,
    Kind.TIMESTAMP: models.DateTimeField,
    Kind.INTEGER: models.BigIntegerField,
    Kind.NUMBER: models.FloatField,
    Kind.BOOLEAN: models.BooleanField,
}


def field_of(column: Column, required: bool) -> models.Field:
    """The field that holds `column`; columns of the key that a row may not leave out are required."""
    return FIELDS[column.kind](
        verbose_name=column.en, help_text=column.unit, null=not required, blank=not required, db_column=column.name
    )
