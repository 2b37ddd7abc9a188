"""Whose division a row is given: that of the body it names, that of the organisation that holds it."""

from __future__ import annotations

import duckdb
import pyarrow as pa
from django.db import connection

from gongxin.casework.registry.bulk import unload
from gongxin.casework.registry.columns import database_moment
from gongxin.casework.registry.models import REGISTERS
from gongxin.casework.registry.version import STILL_KNOWN, Version
from gongxin.intake import Staged

MOST_ASKED = 500  # keys in one question; for more of them the whole register is read


def gather(con: duckdb.DuckDBPyConnection, model: type[Version], staged: Staged) -> None:
    """Make known to DuckDB, for each column of `model.PLACES`, a table of that name: key → division.

    What the dataset itself says comes first, then what the registers hold.
    """
    for column, (register, key) in model.PLACES.items():
        files = [str(file) for file in staged.files.get(register, ())]
        con.execute(f"CREATE OR REPLACE TEMP TABLE told AS {_told(files, key)}")
        asked = con.sql(f"SELECT DISTINCT {key} FROM incoming ANTI JOIN told USING ({key}) WHERE {key} IS NOT NULL")
        con.register("held_places", _held(register, key, [row[0] for row in asked.fetchall()]))
        con.execute(
            f'CREATE OR REPLACE TEMP TABLE "{column}" AS SELECT * FROM told UNION ALL SELECT * FROM held_places'
        )


def _told(files: list[str], key: str) -> str:
    """What the dataset says, one division a key."""
    if not files:
        return f"SELECT NULL::VARCHAR AS {key}, NULL::VARCHAR AS division WHERE false"
    source = f"read_parquet({files!r}, hive_partitioning = false)"
    return f"SELECT {key}, any_value(division) AS division FROM {source} GROUP BY 1"


def _held(register: str, key: str, asked: list[str]) -> pa.Table:
    schema = pa.schema([(key, pa.string()), ("division", pa.string())])
    if not asked:
        return schema.empty_table()
    sql = f'SELECT "{key}", division FROM "{register}" WHERE known_to = %s AND true_to = %s'
    chosen: list[str] = []
    if len(asked) <= MOST_ASKED:
        sql += f' AND "{key}" IN ({", ".join(["%s"] * len(asked))})'
        chosen = asked
    return pa.Table.from_batches(unload(sql, (database_moment(STILL_KNOWN), "9999-12-31", *chosen), schema), schema)


def follow(model: type[Version], batch: int) -> None:
    """A body or organisation changed in this batch: the rows that copy its division are brought after it."""
    register = model.TABLE.name
    for name, other in REGISTERS.items():
        for column, (source, key) in other.PLACES.items():
            if source == register:
                _bring(name, column, source, key, batch)


def _bring(table: str, column: str, source: str, key: str, batch: int) -> None:
    moved = f'SELECT "{key}", division FROM "{source}" WHERE batch = %s AND known_to = %s AND true_to = %s'
    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE "{table}" SET "{column}" = moved.division FROM ({moved}) AS moved '
            f'WHERE moved."{key}" = "{table}"."{key}" AND "{table}"."{column}" IS DISTINCT FROM moved.division',
            (batch, database_moment(STILL_KNOWN), "9999-12-31"),
        )
