"""How the columns of a register pass between the database and Arrow."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pyarrow as pa
from django.db import connection

from gongxin.detection.schemas import schema_of
from gongxin.records.model import Kind, Table

CHINA = ZoneInfo("Asia/Shanghai")


def arrow_schema(table: Table) -> pa.Schema:
    """The Arrow schema of a table of the contract."""
    return schema_of(table).to_pyarrow()


def plain(table: Table, name: str) -> str:
    """A column as SQL whose values come out raw: times as China Standard Time without a zone, nothing converted."""
    return plain_column(name, table[name].kind)


def plain_column(name: str, kind: Kind) -> str:
    """As `plain`, for any column of that kind."""
    if connection.vendor == "postgresql":
        return f"(\"{name}\" AT TIME ZONE 'Asia/Shanghai')::timestamp(0)" if kind is Kind.TIMESTAMP else f'"{name}"'
    raw = {Kind.TIMESTAMP: "TEXT", Kind.DATE: "TEXT", Kind.BOOLEAN: "INTEGER"}.get(kind)
    return f'CAST("{name}" AS {raw})' if raw else f'"{name}"'


def database_moment(moment: datetime) -> str:
    """A moment as both databases keep it on a connection whose time zone is China's."""
    return moment.astimezone(CHINA).replace(tzinfo=None).isoformat(" ")
