"""A warning: findings of one risk point at one body, joined, and worked by one owner."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongxin.casework.monitoring.states import GROWING
from gongxin.casework.runs.models import Finding


class RiskWarning(models.Model):
    """One warning. It grows with new findings until it is weighed; `follows` is an earlier one about the same.

    `about_kind` and `about_id` are the body, or what the findings are about where they name no body. `version` counts
    every change, so that two people cannot overwrite each other. `owner_division` is the region that works it, empty
    for the national authority. `outcome` is the feedback that counts: confirmed, false_alarm or none yet.
    """

    BELONGS = {"division": ("owner_division", "concerned__division")}

    risk_point = models.CharField(max_length=60)
    about_kind = models.CharField(max_length=20)
    about_id = models.CharField(max_length=80)
    state = models.CharField(max_length=30)
    state_on = models.DateField()
    level = models.SmallIntegerField()  # 0 blue to 3 red, see `level`
    reasons = models.JSONField(default=list)  # of the level, see `level.in_words`
    owner_division = models.CharField(max_length=6, blank=True)
    due_on = models.DateField(null=True)
    raised_at = models.DateTimeField()
    raised_by_run = models.BigIntegerField()
    follows = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="followed_by")
    findings_count = models.IntegerField(default=0)
    outcome = models.CharField(max_length=12, blank=True, default="")
    outcome_on = models.DateField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        ordering = ("-level", "due_on", "id")
        indexes = [
            models.Index(fields=["state", "due_on"], name="warning_state"),
            models.Index(fields=["owner_division", "state"], name="warning_owner"),
            models.Index(fields=["about_id", "risk_point"], name="warning_about"),
            models.Index(fields=["-level", "due_on", "id"], name="warning_order"),
            models.Index(fields=["risk_point", "state"], name="warning_point"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["about_kind", "about_id", "risk_point"],
                condition=Q(state__in=GROWING),
                name="one_growing_warning",
            ),
            models.CheckConstraint(condition=Q(level__gte=0, level__lte=3), name="warning_level_known"),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def body_id(self) -> str:
        """The body it is about, or nothing."""
        return self.about_id if self.about_kind == "body" else ""


class Joined(models.Model):
    """A finding that was joined to a warning; a finding belongs to one warning for good.

    `event` is what happened: two detectors that point to the same audit or certificate are one event.
    """

    warning = models.ForeignKey(RiskWarning, on_delete=models.PROTECT, related_name="joined")
    finding = models.OneToOneField(Finding, on_delete=models.PROTECT, related_name="joined", db_constraint=False)
    event = models.CharField(max_length=120)
    at = models.DateTimeField()
    run = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["warning", "at"], name="joined_at")]


class Concerned(models.Model):
    """A region that a warning concerns, and why: seat of the body, site of a finding, or a hand-over."""

    SEAT, SITE, HAND_OVER = "seat", "site", "hand_over"

    warning = models.ForeignKey(RiskWarning, on_delete=models.CASCADE, related_name="concerned")
    division = models.CharField(max_length=6)
    why = models.CharField(max_length=10)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["warning", "division", "why"], name="concerned_once")]
        indexes = [models.Index(fields=["division"], name="concerned_division")]


class Step(models.Model):
    """One step of a warning through the table of states. `token` names the form that was sent: it counts once."""

    warning = models.ForeignKey(RiskWarning, on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=30)
    frm = models.CharField(max_length=30)
    to = models.CharField(max_length=30)
    at = models.DateTimeField()
    by = models.CharField(max_length=60, blank=True)
    token = models.UUIDField(null=True, unique=True)

    class Meta:
        ordering = ("id",)
