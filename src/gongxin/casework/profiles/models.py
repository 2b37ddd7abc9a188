"""What is counted once at the end of a run, so that a profile is read in milliseconds however large the body.

All three tables hold the counts of the last run of each month; those of another run follow from its snapshot.
"""

from __future__ import annotations

import json
from typing import Any

from django.db import models

from gongxin.casework.runs.models import Run


class BodyCounts(models.Model):
    """The counts of one body, one JSON text per part; `counting` says what each part holds."""

    BELONGS = {"division": ("body_division",), "body_id": ("body_id",)}
    PARTS = ("months", "domains", "points", "auditors", "links", "prompts")

    run = models.ForeignKey(Run, on_delete=models.CASCADE)
    body_id = models.TextField()
    body_division = models.CharField(max_length=6, null=True)
    months = models.TextField(default="[]")
    domains = models.TextField(default="[]")
    points = models.TextField(default="[]")
    auditors = models.TextField(default="[]")
    links = models.TextField(default="[]")
    prompts = models.TextField(default="[]")

    class Meta:
        db_table = "body_counts"
        constraints = [models.UniqueConstraint(fields=["run", "body_id"], name="body_counts_once_a_run")]

    def part(self, name: str) -> list[dict[str, Any]]:
        """One part as it was counted."""
        return json.loads(getattr(self, name) or "[]")


class PeerSpread(models.Model):
    """How an indicator is spread over a peer group: the least, each tenth and the greatest value."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE)
    peer_group = models.TextField()
    indicator = models.CharField(max_length=60)
    bodies = models.IntegerField()
    tenths = models.TextField()  # JSON: eleven numbers, from the least to the greatest

    class Meta:
        db_table = "peer_spreads"
        constraints = [models.UniqueConstraint(fields=["run", "peer_group", "indicator"], name="peer_spread_once")]

    @property
    def values(self) -> list[float]:
        """The eleven numbers."""
        return json.loads(self.tenths)


class PlaceCounts(models.Model):
    """Certificates, audits and findings of one division: of one body, or of all bodies where `body_id` is empty.

    `level` is the number of digits that name the division: 2 a province, 4 a city, 6 a county.
    """

    BELONGS = {"division": ("division",), "body_id": ("body_id",)}
    WHOLE = ""

    run = models.ForeignKey(Run, on_delete=models.CASCADE)
    body_id = models.TextField(default=WHOLE)
    level = models.SmallIntegerField()
    division = models.CharField(max_length=6)
    certificates = models.BigIntegerField()
    audits = models.BigIntegerField()
    findings = models.BigIntegerField()

    class Meta:
        db_table = "place_counts"
        indexes = [models.Index(fields=["run", "body_id", "level", "division"], name="place_counts_place")]
