"""A warning goes from one region to another, with the consent of the other."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongxin.casework.monitoring.models.warning import RiskWarning


class HandOver(models.Model):
    """An offer and its answer: accepted, refused or withdrawn; empty while it is open."""

    BELONGS = {"division": ("from_division", "to_division")}

    warning = models.ForeignKey(RiskWarning, on_delete=models.PROTECT, related_name="hand_overs")
    from_division = models.CharField(max_length=6, blank=True)
    to_division = models.CharField(max_length=6, blank=True)
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    answer = models.CharField(max_length=10, blank=True, default="")
    answer_reason = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ("id",)
        indexes = [models.Index(fields=["to_division", "answer"], name="hand_over_to")]
        constraints = [models.UniqueConstraint(fields=["warning"], condition=Q(answer=""), name="one_open_hand_over")]
