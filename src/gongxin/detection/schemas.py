"""The contract's tables as Ibis schemas, so that a detector can be checked before any data is seen."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from gongxin.records import TABLES, Kind, Table

IBIS_TYPE = {
    Kind.TEXT: "string",
    Kind.LIST: "string",
    Kind.DATE: "date",
    Kind.TIMESTAMP: "timestamp(6)",
    Kind.INTEGER: "int64",
    Kind.NUMBER: "float64",
    Kind.BOOLEAN: "boolean",
}


def schema_of(table: Table) -> ibis.Schema:
    """The Ibis schema of a table of the contract; lists are texts joined with the full-width semicolon."""
    return ibis.schema({column.name: IBIS_TYPE[column.kind] for column in table.columns})


def unbound(name: str) -> ir.Table:
    """The table `name` of the contract without data."""
    return ibis.table(schema_of(TABLES[name]), name=name)
