"""What a disposal leaves for the rooms to come: a draft. The machine disposes of nothing."""

from __future__ import annotations

from django.db import models

from gongxin.casework.monitoring.models.warning import RiskWarning


class Draft(models.Model):
    """Facts, records and citations of a warning, filled in for a letter, an inspection or a case.

    `content` has `facts` (sentence in both languages, day, finding), `records` (keys by name), `citations` (triples),
    `heard` (questions, answers, how they were weighed).
    """

    BELONGS = {"division": ("warning__owner_division",)}

    warning = models.ForeignKey(RiskWarning, on_delete=models.PROTECT, related_name="drafts")
    kind = models.CharField(max_length=12)  # letter, inspection, case
    note = models.TextField()
    content = models.JSONField()
    at = models.DateTimeField()
    by = models.CharField(max_length=60)

    class Meta:
        ordering = ("id",)
