"""Who is who in the CNCA tables.

Plans name people by registration number, results also by the number of an identity document. The latter is hashed at
once and never stored. A person has several registration numbers, one a field, so a number is traced to the person
wherever the dataset says whose it is: in `registrations`, then in the results; else the number itself is the person.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from gongxin.intake import sql
from gongxin.intake.cnca.fields import Fields

DIGITS = 20  # hexadecimal digits kept of the hash: no two of a million people share them


def hashed(x: str, key: str) -> str:
    """A person id from the number of an identity document.

    These numbers can be guessed one by one, so a dataset that leaves the house needs `person_key` in its manifest.
    """
    number = f"upper(replace({sql.half_width(x)}, ' ', ''))"
    return f"CASE WHEN {x} IS NOT NULL THEN 'ID-' || sha256({sql.text(key)} || {number})[:{DIGITS}] END"


def capitals(x: str) -> str:
    """An identifier of the field in its normal form: half-width, capitals, no spaces."""
    return f"upper(replace({sql.half_width(x)}, ' ', ''))"


def holders(con: duckdb.DuckDBPyConnection, registrations: tuple[Path, ...], results: Fields | None, key: str) -> None:
    """Fill the table `holders` with (registration_no, person_id), one row for each number whose person is known."""
    con.execute("CREATE OR REPLACE TEMP TABLE holders (registration_no VARCHAR, person_id VARCHAR)")
    for file in registrations:
        con.execute(
            f"""INSERT INTO holders SELECT registration_no, min(person_id)
            FROM read_parquet({sql.text(str(file))}) WHERE person_id IS NOT NULL GROUP BY registration_no"""
        )
    if results is not None and results.has("ID_CODE", "APT_CERTI_NUM"):
        con.execute(
            f"""INSERT INTO holders
            SELECT registration_no, min(person_id) FROM (
                SELECT {capitals("APT_CERTI_NUM")} AS registration_no, {hashed("ID_CODE", key)} AS person_id
                FROM ({results.rows}))
            WHERE person_id IS NOT NULL AND registration_no IS NOT NULL
              AND registration_no NOT IN (SELECT registration_no FROM holders)
            GROUP BY registration_no"""
        )
