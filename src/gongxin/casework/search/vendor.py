"""What differs between the two databases: the index over the tokens, and how it is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from gongxin.casework.search.models import Document

MEMORY = "512MB"  # for building the index at once
CREATE = {
    "postgresql": (
        "CREATE INDEX search_tokens ON search_documents "
        "USING gin (string_to_array(tokens, ' ')) WITH (fastupdate = off)",
        'CREATE INDEX search_code ON search_documents (code COLLATE "C")',
        'CREATE INDEX search_key ON search_documents (key)',
    ),
    "sqlite": (
        "CREATE INDEX search_code ON search_documents (code)",
        "CREATE INDEX search_key ON search_documents (key)",
        "CREATE VIRTUAL TABLE search_tokens USING fts5(tokens, content='search_documents', content_rowid='id', "
        "detail=none, columnsize=0, tokenize=\"unicode61 remove_diacritics 0\")",
        "CREATE TRIGGER search_added AFTER INSERT ON search_documents BEGIN "
        "INSERT INTO search_tokens (rowid, tokens) VALUES (new.id, new.tokens); END",
        "INSERT INTO search_tokens (search_tokens) VALUES ('rebuild')",
        "CREATE TRIGGER search_removed AFTER DELETE ON search_documents BEGIN "
        "INSERT INTO search_tokens (search_tokens, rowid, tokens) VALUES ('delete', old.id, old.tokens); END",
    ),
}  # fmt: skip
DROP = {
    "postgresql": ("DROP INDEX search_tokens", "DROP INDEX search_code", "DROP INDEX search_key"),
    "sqlite": (
        "DROP TRIGGER search_removed",
        "DROP TRIGGER search_added",
        "DROP TABLE search_tokens",
        "DROP INDEX search_code",
        "DROP INDEX search_key",
    ),
}


def create() -> None:
    """Make the indexes."""
    with connection.cursor() as cursor:
        for statement in CREATE[connection.vendor]:
            cursor.execute(statement)


def drop() -> None:
    """Remove the indexes."""
    with connection.cursor() as cursor:
        for statement in DROP[connection.vendor]:
            cursor.execute(statement)


@contextmanager
def built_afterwards(first_load: bool) -> Iterator[None]:
    """Fill a register for the first time without the indexes: built at once they are several times faster."""
    if not first_load:
        yield
        return
    drop()
    yield
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL maintenance_work_mem = '{MEMORY}'")
    create()


def with_tokens(rows: QuerySet[Document], questions: Sequence[Sequence[str]]) -> QuerySet[Document]:
    """Documents that have all tokens of at least one question."""
    if connection.vendor == "postgresql":
        held = " OR ".join("string_to_array(tokens, ' ') @> %s" for _ in questions)
        return rows.extra(where=[f"({held})"], params=[list(each) for each in questions])  # noqa: S610
    asked = " OR ".join("(" + " AND ".join(f'"{token}"' for token in each) + ")" for each in questions)
    found = RawSQL("SELECT rowid FROM search_tokens WHERE search_tokens MATCH %s", (asked,))
    return rows.filter(pk__in=found)


def with_code(rows: QuerySet[Document], beginning: str) -> QuerySet[Document]:
    """Documents whose number begins so, in the order of the numbers."""
    code = 'search_documents.code COLLATE "C"' if connection.vendor == "postgresql" else "search_documents.code"
    after = beginning[:-1] + chr(ord(beginning[-1]) + 1)
    return rows.extra(where=[f"{code} >= %s AND {code} < %s"], params=[beginning, after])  # noqa: S610
