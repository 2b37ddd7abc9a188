"""What is searched: one document per body, organisation, certificate and registration."""

from __future__ import annotations

from django.db import models


class Document(models.Model):
    """What a record can be found by.

    title    its name; empty where it has none but its number
    former   names it had before, joined with the full-width semicolon
    code     its number, half-width, upper case, without separators
    tokens   the words of the index, see `tokens`; PostgreSQL has a GIN index over them, SQLite an FTS5 table

    The other columns say whose it is, so that `jurisdiction` can narrow a search before it is ranked.
    """

    BELONGS = {
        "division": ("division", "body_division"),
        "body_id": ("body_id",),
        "org_id": ("org_id",),
        "person_id": ("person_id",),
        "public": ("code",),  # each hit is held against its own register before it is shown
    }
    KINDS = ("body", "organisation", "certificate", "ccc", "registration")

    kind = models.CharField(max_length=12)
    key = models.TextField()
    title = models.TextField(default="")
    former = models.TextField(default="")
    code = models.TextField()
    tokens = models.TextField()
    division = models.CharField(max_length=6, null=True)
    body_division = models.CharField(max_length=6, null=True)
    body_id = models.TextField(null=True)
    org_id = models.TextField(null=True)
    person_id = models.TextField(null=True)

    class Meta:
        db_table = "search_documents"

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class NameToken(models.Model):
    """In how many documents a pair of characters stands: the rarest pairs of a query are asked first."""

    token = models.TextField(primary_key=True)
    documents = models.BigIntegerField()

    class Meta:
        db_table = "search_name_tokens"
