"""A visit, and the plans bound in it."""

from __future__ import annotations

from django.db import models

from gongxin.casework.visits.states import STATES

HALVES = (("am", "am"), ("pm", "pm"))


class Visit(models.Model):
    """Plans of one organisation that begin in one half of one day (before 13:00 is the morning).

    `hidden` counts, by detector, the findings that hold only when the plans are judged apart; `hidden_total` is their
    sum. `reason`, `by` and `changed_at` are those of the last act; the trail holds all of them.
    """

    BELONGS = {"division": ("division", "plans__body_division"), "body_id": ("plans__body_id",)}

    org_id = models.TextField()
    day = models.DateField()
    half = models.CharField(max_length=2, choices=HALVES)
    division = models.CharField(max_length=6, blank=True, default="")
    state = models.CharField(max_length=10, choices=[(each, each) for each in STATES])
    reason = models.TextField(blank=True, default="")
    by = models.CharField(max_length=60, blank=True, default="")
    changed_at = models.DateTimeField(null=True)
    hidden = models.JSONField(default=dict)
    hidden_total = models.IntegerField(default=0)
    counted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-day", "id")
        indexes = [
            models.Index(fields=["division", "day"], name="visits_division"),
            models.Index(fields=["day"], name="visits_day"),
        ]
        constraints = [models.UniqueConstraint(fields=["org_id", "day", "half"], name="visit_once")]

    def __str__(self) -> str:
        return f"{self.org_id} {self.day} {self.half}"


class VisitPlan(models.Model):
    """One plan of a visit; a plan is in one visit at most."""

    BELONGS = {"division": ("division", "body_division"), "body_id": ("body_id",)}

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="plans")
    plan_id = models.CharField(max_length=60, unique=True)
    body_id = models.CharField(max_length=30, blank=True, default="")
    division = models.CharField(max_length=6, blank=True, default="")
    body_division = models.CharField(max_length=6, blank=True, default="")

    class Meta:
        ordering = ("plan_id",)
        indexes = [models.Index(fields=["body_id"], name="visit_plans_body")]
