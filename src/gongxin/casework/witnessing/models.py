"""One audit that an inspector attends."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongxin.casework.witnessing.states import OUTCOMES, STATES


class Witness(models.Model):
    """Who attends which audit, and what came of it.

    `told_body_id` is the body where it was told beforehand, else empty: an unannounced visit is invisible to it until
    its result is entered.
    """

    BELONGS = {"division": ("division", "body_division"), "body_id": ("told_body_id",)}

    plan_id = models.CharField(max_length=60)
    org_id = models.TextField(blank=True, default="")
    body_id = models.CharField(max_length=30, blank=True, default="")
    told_body_id = models.CharField(max_length=30, blank=True, default="")
    division = models.CharField(max_length=6, blank=True, default="")
    body_division = models.CharField(max_length=6, blank=True, default="")
    on = models.DateField()
    inspector = models.CharField(max_length=150)  # user name of the account
    state = models.CharField(max_length=12, choices=[(each, each) for each in STATES])
    why = models.TextField()
    by = models.CharField(max_length=60)
    at = models.DateTimeField()
    outcome = models.CharField(max_length=12, choices=[(each, each) for each in OUTCOMES], blank=True, default="")
    told = models.TextField(blank=True, default="")  # what was seen, or why it was called off
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("on", "id")
        indexes = [
            models.Index(fields=["plan_id"], name="witness_plan"),
            models.Index(fields=["division", "on"], name="witness_division"),
            models.Index(fields=["inspector", "on"], name="witness_inspector"),
            models.Index(fields=["told_body_id", "on"], name="witness_body"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["plan_id"], condition=Q(state="planned"), name="witness_once"),
            models.CheckConstraint(condition=Q(state="reported") ^ Q(outcome=""), name="witness_reported_outcome"),
            models.CheckConstraint(condition=Q(state="planned") ^ Q(ended_at__isnull=False), name="witness_ended_when"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.on}"
