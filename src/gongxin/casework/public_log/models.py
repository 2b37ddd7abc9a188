"""What waits for the ledger, and where it came to stand."""

from __future__ import annotations

from django.db import models


class Outgoing(models.Model):
    """An entry, made in the transaction of the act that it tells of; `index` is its number once it is in the log.

    So an act that is undone leaves nothing in the log, and one that is kept reaches it even after a crash in between.
    """

    subject = models.CharField(max_length=80, db_index=True)  # "draw 320000-2026-1", for finding its entries
    entry = models.BinaryField()  # canonical, checked when it was put here
    at = models.DateTimeField()
    index = models.BigIntegerField(null=True, unique=True)

    class Meta:
        ordering = ("id",)
        indexes = [models.Index(fields=["id"], name="outgoing_waiting", condition=models.Q(index=None))]


class Followed(models.Model):
    """How far a register has been read for the ledger: the number of its last version seen."""

    register = models.CharField(max_length=40, unique=True)
    last = models.BigIntegerField()
