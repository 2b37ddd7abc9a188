"""Rules for the rules: detectors asleep in a region, detectors and values in shadow, changed sets tried on the past."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q

from gongxin.casework.runs.models import Finding, Run


class Snooze(models.Model):
    """A detector raises no warning for bodies of a region (empty: everywhere) from a day to a day, both included."""

    BELONGS = {"division": ("division",)}

    detector = models.CharField(max_length=60)
    division = models.CharField(max_length=6, blank=True)
    reason = models.TextField()
    from_on = models.DateField()
    until_on = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    ended_on = models.DateField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ("-id",)
        indexes = [models.Index(fields=["until_on"], name="snooze_until")]
        constraints = [models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="snooze_ends_after_begin")]

    def is_on(self, day: date) -> bool:
        """Whether it hides findings on `day`; it ends by itself."""
        return self.from_on <= day <= self.until_on and (self.ended_on is None or day < self.ended_on)


class HiddenFinding(models.Model):
    """A finding that would have made a warning, but for a snooze. It is counted, and comes after the end."""

    snooze = models.ForeignKey(Snooze, on_delete=models.CASCADE, related_name="hidden")
    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, db_constraint=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["snooze", "finding"], name="hidden_once")]


class Shadow(models.Model):
    """A detector whose findings raise no warning, or another value of a parameter that is only looked at."""

    detector = models.CharField(max_length=60, blank=True)
    parameter = models.CharField(max_length=100, blank=True)
    value = models.JSONField(null=True)
    reason = models.TextField()
    from_on = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    ended_on = models.DateField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(condition=Q(detector="") ^ Q(parameter=""), name="shadow_of_one_thing"),
            models.UniqueConstraint(
                fields=["detector"], condition=Q(ended_on=None) & ~Q(detector=""), name="detector_in_one_shadow"
            ),
        ]


class ShadowResult(models.Model):
    """What a shadow found in one run: findings of today's rules, of the shadow, of both; bodies; some sentences."""

    shadow = models.ForeignKey(Shadow, on_delete=models.CASCADE, related_name="results")
    run = models.ForeignKey(Run, on_delete=models.CASCADE)
    today = models.IntegerField()
    shadowed = models.IntegerField()
    both = models.IntegerField()
    bodies_today = models.IntegerField()
    bodies_shadowed = models.IntegerField()
    samples: Any = models.JSONField(default=list)

    class Meta:
        ordering = ("-run_id",)
        constraints = [models.UniqueConstraint(fields=["shadow", "run"], name="shadow_once_a_run")]


class BackTest(models.Model):
    """Today's ranking of a stored run against the ranking by changed values, held against what came out afterwards."""

    QUEUED, ENDED, FAILED = "queued", "ended", "failed"
    BELONGS = {"division": ("division",)}

    run = models.ForeignKey(Run, on_delete=models.PROTECT)
    division = models.CharField(max_length=6, blank=True)
    k = models.IntegerField()
    changes = models.JSONField()  # name of the parameter → value
    state = models.CharField(max_length=10, default=QUEUED)
    result = models.JSONField(null=True)
    mistake = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=60)

    class Meta:
        ordering = ("-id",)
        constraints = [models.CheckConstraint(condition=Q(k__gte=1), name="back_test_inspects_some")]
