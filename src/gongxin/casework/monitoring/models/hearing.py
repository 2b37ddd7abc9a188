"""The one concerned is heard: what was asked, what was answered, how it was weighed."""

from __future__ import annotations

from django.db import models

from gongxin.casework.monitoring.models.warning import RiskWarning


class ExplanationRequest(models.Model):
    """A request to the body or to one auditor. A body never reads what was asked of an auditor, nor the other way.

    `clock` counts from `start_on`; `statutory_from` is the end of the audit where the five days of the sign-in system
    began to run by themselves.
    """

    BELONGS = {"body_id": ("body_id",), "person_id": ("person_id",), "division": ("warning__owner_division",)}

    warning = models.ForeignKey(RiskWarning, on_delete=models.PROTECT, related_name="requests")
    body_id = models.CharField(max_length=30, blank=True, default="")
    person_id = models.CharField(max_length=60, blank=True, default="")
    question = models.TextField()
    clock = models.CharField(max_length=40)
    start_on = models.DateField()
    due_on = models.DateField()
    statutory_from = models.DateField(null=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    answered_on = models.DateField(null=True)

    class Meta:
        ordering = ("id",)
        indexes = [
            models.Index(fields=["body_id", "answered_on", "due_on"], name="requests_body"),
            models.Index(fields=["person_id", "answered_on", "due_on"], name="requests_person"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(body_id="") ^ models.Q(person_id=""), name="request_has_one_addressee"
            )
        ]


class Answer(models.Model):
    """What the body or the auditor said. It may be added to until it is weighed; nothing said is overwritten."""

    request = models.ForeignKey(ExplanationRequest, on_delete=models.PROTECT, related_name="answers")
    text = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    late = models.BooleanField()
    token = models.UUIDField(null=True, unique=True)

    class Meta:
        ordering = ("id",)


class Weighing(models.Model):
    """How an explanation was weighed, with the reason."""

    warning = models.ForeignKey(RiskWarning, on_delete=models.PROTECT, related_name="weighings")
    weight = models.CharField(max_length=20)
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=60)

    class Meta:
        ordering = ("id",)
