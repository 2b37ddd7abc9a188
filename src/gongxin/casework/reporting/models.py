"""A submission of a body, its refused cells, an objection to a grade, a key to the API."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import models
from django.db.models import Q

from gongxin.casework.registry.models import Batch


class Submission(models.Model):
    """One file or one API call of a body. What could be used was taken in; the rest stands in `cells`."""

    BELONGS = {"body_id": ("body_id",)}
    TAKEN, REFUSED = "taken", "refused"
    STATES = ((TAKEN, "taken"), (REFUSED, "refused"))

    body_id = models.CharField(max_length=30)
    channel = models.CharField(max_length=10)  # file, api, mending
    by = models.CharField(max_length=60)
    received_at = models.DateTimeField(auto_now_add=True)
    name = models.CharField(max_length=200)
    idempotency_key = models.CharField(max_length=100, blank=True, default="")
    content = models.CharField(max_length=64, blank=True, default="")  # sha256 of what was sent
    state = models.CharField(max_length=10, choices=STATES, default=TAKEN)
    mistake = models.JSONField(null=True)  # {"zh", "en"} where the whole submission was refused
    counts = models.JSONField(default=dict)  # table → {"added", "changed", "same", "rejected"}
    rejected = models.IntegerField(default=0)
    contradictions = models.JSONField(default=list)
    batch = models.ForeignKey(Batch, null=True, on_delete=models.PROTECT)
    mends = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="mended_by")

    class Meta:
        ordering = ("-id",)
        indexes = [models.Index(fields=["body_id", "-id"], name="submissions_body")]
        constraints = [
            models.UniqueConstraint(
                fields=["body_id", "idempotency_key"], condition=~Q(idempotency_key=""), name="submission_once_a_key"
            )
        ]

    @property
    def folder(self) -> Path:
        """Where the files lie as they were sent."""
        return Path(settings.HOME) / "submissions" / str(self.pk)


class RejectedCell(models.Model):
    """One refused cell or row of a submission, with the reason in both languages."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="cells")
    table = models.CharField(max_length=40)
    file = models.CharField(max_length=200)
    line = models.BigIntegerField(null=True)
    column = models.CharField(max_length=60, blank=True)
    value = models.TextField(blank=True)
    reason_zh = models.TextField()
    reason_en = models.TextField()
    action = models.CharField(max_length=10)  # row, value, file
    mended = models.BooleanField(default=False)

    class Meta:
        ordering = ("table", "file", "line", "column")


class Contradiction(models.Model):
    """What contradicted a certificate when it was reported: a mark beside it, no finding of record.

    `detector` is whose question it was, "" for a check of data quality. `gone_at` is set when the certificate is
    reported again and it no longer holds; it is never removed.
    """

    BELONGS = {"body_id": ("body_id",), "division": ("holder_division", "body_division")}

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="marks")
    cert_no = models.TextField()
    detector = models.CharField(max_length=60, blank=True)
    plan_id = models.TextField(blank=True, default="")
    person_id = models.TextField(blank=True, default="")
    body_id = models.CharField(max_length=30)
    holder_division = models.CharField(max_length=6, blank=True, default="")
    body_division = models.CharField(max_length=6, blank=True, default="")
    zh = models.TextField()
    en = models.TextField()
    gone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        indexes = [models.Index(fields=["cert_no", "gone_at"], name="contradictions_certificate")]

    @property
    def pattern(self) -> str:
        """P01 … of the published cases, as the detector's name begins."""
        return self.detector[:3].upper()


class Objection(models.Model):
    """What a body says against its grade, and the answer it gets in time."""

    BELONGS = {"body_id": ("body_id",), "division": ("body_division",)}
    OPEN, UPHELD, DISMISSED, WITHDRAWN = "open", "upheld", "dismissed", "withdrawn"
    STATES = ((OPEN, "open"), (UPHELD, "upheld"), (DISMISSED, "dismissed"), (WITHDRAWN, "withdrawn"))

    body_id = models.CharField(max_length=30)
    body_division = models.CharField(max_length=6, blank=True, default="")
    run_id = models.BigIntegerField()
    grade = models.CharField(max_length=1)
    score = models.FloatField()
    indicator = models.CharField(max_length=60, blank=True)  # "" for the grade as a whole
    text = models.TextField()
    by = models.CharField(max_length=60)
    made_on = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=STATES, default=OPEN)
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=60, blank=True)
    answered_on = models.DateField(null=True)

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("open", "withdrawn"), answer="")
                | Q(state__in=("upheld", "dismissed"), answered_on__isnull=False) & ~Q(answer=""),
                name="objection_answered_in_words",
            ),
            models.UniqueConstraint(
                fields=["body_id", "run_id", "indicator"], condition=Q(state="open"), name="objection_open_once"
            ),
        ]


class ApiKey(models.Model):
    """A key of a body. Only its hash is kept; the key itself is shown once."""

    BELONGS = {"body_id": ("body_id",)}

    body_id = models.CharField(max_length=30)
    label = models.CharField(max_length=60)
    prefix = models.CharField(max_length=8, unique=True)
    secret_hash = models.CharField(max_length=64)
    scopes = models.JSONField(default=list)
    per_day = models.IntegerField(default=10_000)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.CharField(max_length=60)
    expires_on = models.DateField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)


class KeyUse(models.Model):
    """How often a key was used on a day."""

    key = models.ForeignKey(ApiKey, on_delete=models.CASCADE, related_name="uses")
    day = models.DateField()
    count = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "day"], name="key_use_once_a_day")]
