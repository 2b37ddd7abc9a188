"""Keep the documents in step with the registers: all at once after a first load, else those of what changed."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pyarrow as pa
from django.db import connection

from gongxin.casework.registry.bulk import ROWS, load, quoted, unload
from gongxin.casework.registry.columns import database_moment, plain_column
from gongxin.casework.registry.followers import Changes
from gongxin.casework.registry.models import Body, Certificate, Organisation, Person, Registration
from gongxin.casework.registry.version import STILL_KNOWN
from gongxin.casework.search.few import FEW, fill_few
from gongxin.casework.search.models import Document
from gongxin.casework.search.sources import BY_MODEL, SOURCES, Source
from gongxin.casework.search.tokens import blocks_sql, folded_sql, pairs_sql
from gongxin.casework.search.vendor import built_afterwards
from gongxin.records.model import Kind

COLUMNS = (
    "kind", "key", "title", "former", "code", "tokens",
    "division", "body_division", "body_id", "org_id", "person_id",
)  # fmt: skip


NOBODY = pa.table({})


def follow(changes: Changes) -> None:
    """Registers have changed: write the documents of what is new or reads otherwise."""
    told = {model: keys for model, keys in changes.items() if keys is None or keys.num_rows}
    with built_afterwards(any(told.get(source.model, NOBODY) is None for source in SOURCES)):
        for source in SOURCES:
            if source.model in told:
                moved = _moved(source, told[source.model])
                fill(source, told[source.model])
                if moved is not None and moved.num_rows:
                    fill(BY_MODEL[Certificate], moved)
        _people_renamed(told.get(Person))


def fill(source: Source, keys: pa.Table | None = None) -> int:
    """Write the documents of these keys anew, or of the whole register."""
    whole = keys is None
    if keys is not None and keys.num_rows <= FEW:
        return fill_few(source, keys.column(source.key).to_pylist())
    with connection.cursor() as cursor:
        if whole:
            cursor.execute("DELETE FROM search_documents WHERE kind = %s", (source.kind,))
        else:
            _ask(cursor, source, keys)
            cursor.execute(
                "DELETE FROM search_documents WHERE kind = %s AND key IN (SELECT key FROM search_asked)", (source.kind,)
            )
    with duckdb.connect() as con:
        con.register("held", _held(source, whole))
        con.register("people", _people(source, whole))
        con.execute(f"CREATE TEMP TABLE documents AS {_documents_sql(source)}")
        written = load(Document._meta.db_table, _batches(con, f"SELECT {quoted(COLUMNS)} FROM documents"))
        _count_tokens(con)
    if not whole:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE search_asked")
    return written


def _ask(cursor: object, source: Source, keys: pa.Table) -> None:
    cursor.execute("CREATE TEMP TABLE search_asked (key text)")
    asked = pa.table({"key": keys.column(source.key).unique()})
    load("search_asked", asked.to_batches())


def _held(source: Source, whole: bool) -> pa.Table:
    """The versions we hold true, of every day: the last gives the name, the others the former names."""
    schema = pa.schema([("true_from", pa.date32()), *((name, pa.string()) for name in source.columns)])
    narrowed = "" if whole else f' AND "{source.key}" IN (SELECT key FROM search_asked)'
    sql = (
        f"SELECT {plain_column('true_from', Kind.DATE)}, {quoted(source.columns)} "
        f'FROM "{source.model._meta.db_table}" WHERE known_to = %s{narrowed}'
    )
    return pa.Table.from_batches(unload(sql, (database_moment(STILL_KNOWN),), schema), schema)


def _people(source: Source, whole: bool) -> pa.Table:
    """Names of the people whose registrations are written."""
    schema = pa.schema([("person_id", pa.string()), ("name", pa.string())])
    if source.model is not Registration:
        return schema.empty_table()
    narrowed = "" if whole else (
        " AND person_id IN (SELECT person_id FROM registrations"
        " WHERE registration_no IN (SELECT key FROM search_asked))"
    )  # fmt: skip
    sql = f"SELECT person_id, name FROM people WHERE known_to = %s AND true_to = %s{narrowed}"
    return pa.Table.from_batches(unload(sql, (database_moment(STILL_KNOWN), "9999-12-31"), schema), schema)


def _documents_sql(source: Source) -> str:
    """One document per key, from `held` and `people`."""
    name = f'"{source.name}"' if source.name else "NULL::VARCHAR"
    others = {column: f'arg_max("{column}", true_from)' for column in source.columns if column != source.key}
    last = "".join(f', {latest} AS "{column}"' for column, latest in others.items())
    code = folded_sql(f'"{source.key}"')
    more = [f"list_concat({blocks_sql(folded_sql(chr(34) + c + chr(34)))}, [])" for c in source.codes]
    belongs = "".join(f', "{theirs}" AS "{ours}"' for ours, theirs in source.belongs)
    missing = "".join(
        f', NULL AS "{column}"' for column in COLUMNS[6:] if column not in {ours for ours, _ in source.belongs}
    )
    title = "coalesce(person, '')" if source.model is Registration else "coalesce(title, '')"
    latest = (
        f'SELECT "{source.key}", arg_max({name}, true_from) AS title, '
        f"list_distinct(list({name})) AS names{last} FROM held GROUP BY 1"
    )
    joined = "LEFT JOIN (SELECT person_id, any_value(name) AS person FROM people GROUP BY 1) USING (person_id)"
    join = joined if source.model is Registration else ""
    return f"""
        WITH latest AS ({latest}),
        named AS (SELECT *, {code} AS code, {title} AS shown,
            [each for each in names if each IS NOT NULL AND each <> coalesce(title, '')] AS earlier FROM latest {join}),
        cut AS (SELECT *, list_distinct(list_concat({pairs_sql(folded_sql("shown"))},
                flatten([{pairs_sql(folded_sql("each"))} for each in earlier]))) AS name_tokens,
            {_concatenated([blocks_sql("code"), *more])} AS code_tokens FROM named)
        SELECT '{source.kind}' AS kind, "{source.key}" AS key, shown AS title,
            array_to_string(earlier, '；') AS former, code, name_tokens,
            array_to_string(list_concat(name_tokens, code_tokens), ' ') AS tokens{belongs}{missing}
        FROM cut"""


def _concatenated(lists: list[str]) -> str:
    whole = lists[0]
    for each in lists[1:]:
        whole = f"list_concat({whole}, {each})"
    return whole


def _count_tokens(con: duckdb.DuckDBPyConnection) -> None:
    """Add the pairs of the new documents to the count. What is written anew is counted again: it is a hint."""
    counted = con.sql(
        "SELECT token, count(*)::BIGINT AS documents "
        "FROM (SELECT unnest(name_tokens) AS token FROM documents) GROUP BY 1"
    ).to_arrow_table()
    if not counted.num_rows:
        return
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE search_counted (token text, documents bigint)")
        load("search_counted", counted.to_batches(ROWS))
        cursor.execute(
            "INSERT INTO search_name_tokens (token, documents) SELECT token, documents FROM search_counted WHERE true "
            "ON CONFLICT (token) DO UPDATE SET documents = search_name_tokens.documents + excluded.documents"
        )
        cursor.execute("DROP TABLE search_counted")


def _moved(source: Source, keys: pa.Table | None) -> pa.Table | None:
    """Certificates whose holder or body is among the keys and has moved to another division."""
    if keys is None or source.model not in (Organisation, Body):
        return None
    schema = pa.schema([("cert_no", pa.string())])
    with connection.cursor() as cursor:
        _ask(cursor, source, keys)
        moment = database_moment(STILL_KNOWN)
        ours = "division" if source.model is Organisation else "body_division"
        theirs = "holder_division" if source.model is Organisation else "body_division"
        sql = (
            f"SELECT DISTINCT c.cert_no FROM certificates c JOIN search_documents d ON d.kind = 'certificate' "
            f'AND d.key = c.cert_no WHERE c.known_to = %s AND c."{source.key}" IN (SELECT key FROM search_asked) '
            f"AND c.{theirs} IS DISTINCT FROM d.{ours}"
        )
        found = pa.Table.from_batches(unload(sql, (moment,), schema), schema)
        cursor.execute("DROP TABLE search_asked")
    return found


def _people_renamed(keys: pa.Table | None) -> None:
    """People come before their registrations in a dataset; a later change of name is carried to them."""
    if keys is None or not keys.num_rows:
        return
    schema = pa.schema([("registration_no", pa.string())])
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE search_asked (key text)")
        load("search_asked", pa.table({"key": keys.column("person_id").unique()}).to_batches())
        sql = (
            "SELECT DISTINCT registration_no FROM registrations "
            "WHERE known_to = %s AND person_id IN (SELECT key FROM search_asked)"
        )
        found = pa.Table.from_batches(unload(sql, (database_moment(STILL_KNOWN),), schema), schema)
        cursor.execute("DROP TABLE search_asked")
    if found.num_rows:
        fill(BY_MODEL[Registration], found)


def _batches(con: duckdb.DuckDBPyConnection, sql: str) -> Iterator[pa.RecordBatch]:
    yield from con.sql(sql).to_arrow_reader(ROWS)
