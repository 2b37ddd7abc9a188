"""What a live check sees of an audit, as long as it sees it."""

from __future__ import annotations

from django.db import models

from gongxin.casework.presence.checks import CHECKS


class LiveFinding(models.Model):
    """One check of one audit. Holds no place, photo or device: they are looked up again when someone may look.

    `person_id` is the one it is about, empty where it is about the whole team. `gone_at` is set when it no longer
    holds: signed after all, explained, the plan cancelled. The finding of record is that of the nightly run.
    """

    BELONGS = {"division": ("division", "body_division"), "body_id": ("body_id",)}

    plan_id = models.CharField(max_length=60)
    check_id = models.CharField(max_length=30, choices=[(each, each) for each in CHECKS])
    person_id = models.CharField(max_length=60, blank=True, default="")
    other_plan_id = models.CharField(max_length=60, blank=True, default="")
    body_id = models.CharField(max_length=30, blank=True, default="")
    division = models.CharField(max_length=6, blank=True, default="")
    body_division = models.CharField(max_length=6, blank=True, default="")
    seen_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        indexes = [
            models.Index(fields=["plan_id", "gone_at"], name="live_plan"),
            models.Index(fields=["division", "gone_at", "seen_at"], name="live_division"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["plan_id", "check_id", "person_id", "other_plan_id"],
                condition=models.Q(gone_at=None),
                name="live_once",
            )
        ]
