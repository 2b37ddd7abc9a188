"""The cells that are refused, found with the full rules and put into words."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pyarrow as pa

from gongxin.intake import sql
from gongxin.intake.judged import Judged
from gongxin.intake.rejected import KEPT, MORE, ROW, SCHEMA, SHOWN, VALUE, reason

EMPTY = """CREATE OR REPLACE TEMP TABLE broken
    (n BIGINT, line BIGINT, body_id VARCHAR, col VARCHAR, value VARCHAR, code VARCHAR)"""

BODY = "body_id"


def refused_cells(con: duckdb.DuckDBPyConnection, judged: Judged, unclear: Sequence[str]) -> None:
    """Fill the table `broken` with one row per refused cell of the columns `unclear`."""
    con.execute(EMPTY)
    if not unclear:
        return
    cells = ", ".join(
        f"{{'col': {sql.text(name)}, 'value': ({judged.cells(name).shown})[:{SHOWN}], 'code': e_{name}}}"
        for name in unclear
    )
    body, carried = _body(judged, unclear)
    any_error = " OR ".join(f"e_{name} IS NOT NULL" for name in unclear)
    con.execute(
        f"""INSERT INTO broken SELECT n, line, body_id, cell.col, cell.value, cell.code FROM (
            SELECT n, line, {body} AS body_id, unnest(list_filter([{cells}], lambda x: x.code IS NOT NULL)) AS cell
            FROM ({judged.rows(unclear, carried)}) WHERE {any_error})"""
    )


def _body(judged: Judged, unclear: Sequence[str]) -> tuple[str, list[str]]:
    """(SQL of the body whose row it is, columns that this needs besides those judged)."""
    if BODY not in judged.raw.columns:
        return "NULL", []
    return (f"v_{BODY}", []) if BODY in unclear else (f"CAST(c_{BODY} AS VARCHAR)", [BODY])


def rejections(con: duckdb.DuckDBPyConnection, judged: Judged) -> pa.Table:
    """`broken` and `later` as entries of `rejected`, in the order of the file.

    Of very many cells refused for one reason the first are listed, and one more entry tells how many others there are.
    """
    con.register("words", _words(con, judged))
    more = {lang: getattr(MORE, lang).replace("%(reason)s", "{}").replace("%(count)d", "{}") for lang in ("zh", "en")}
    said = {
        lang: f"CASE WHEN nth > {KEPT} THEN format({sql.text(more[lang])}, {lang}, alike - {KEPT}) ELSE {lang} END"
        for lang in ("zh", "en")
    }
    found = con.sql(
        f"""SELECT {sql.text(judged.raw.table)} AS "table", {sql.text(judged.raw.file)} AS file, line, col AS "column",
            value, {said["en"]} AS reason,
            CASE WHEN code = 'place' THEN '{VALUE}' ELSE '{ROW}' END AS action, {said["zh"]} AS reason_zh, body_id
        FROM (SELECT *, row_number() OVER (PARTITION BY col, code ORDER BY n) AS nth,
                     count(*) OVER (PARTITION BY col, code) AS alike FROM ({_every(judged)}))
        JOIN words USING (col, code) WHERE nth <= {KEPT + 1} ORDER BY n, col"""
    ).to_arrow_table()
    con.unregister("words")
    return found.cast(SCHEMA)


def _every(judged: Judged) -> str:
    key = sql.text(", ".join(judged.table.key))
    return f"""SELECT n, line, body_id, col, value, code FROM broken
        UNION ALL SELECT n, line, NULL, {key}, value[:{SHOWN}], 'duplicate_key' FROM later"""


def _words(con: duckdb.DuckDBPyConnection, judged: Judged) -> pa.Table:
    """(col, code, zh, en) for every pair that occurs."""
    pairs = con.execute(f"SELECT DISTINCT col, code FROM ({_every(judged)}) ORDER BY ALL").fetchall()
    names = judged.table.names
    said = [reason(code, judged.table[col] if col in names else None) for col, code in pairs]
    columns = {
        "col": [col for col, _ in pairs],
        "code": [code for _, code in pairs],
        "zh": [words.zh for words in said],
        "en": [words.en for words in said],
    }
    return pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()})
